using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Contracts;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Privacy;
using Navigli.Contracts.Records;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Modules;
using Navigli.Platform.Outbox;
using Navigli.Records.Asking;
using Navigli.Records.Corrections;
using Navigli.Records.Feeds;
using Navigli.Records.OwnData;
using Navigli.Records.Reading;
using Navigli.Records.Sources.Fines;
using Navigli.Records.Sources.Mobility;

namespace Navigli.Records;

/// <summary>What other offices keep of a person, shown whoever keeps it.</summary>
public sealed class RecordsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "records";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecordsOptions>().Bind(configuration.GetSection("Records")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RecordsOptions>, RecordsOptionsCheck>();
        AddSources(services);
        services.AddSingleton<SourceBook>();
        services.AddScoped<RecordSubjects>();
        services.AddScoped<RecordCopies>();
        services.AddScoped<RecordDates>();
        services.AddScoped<ReadRecords>();
        services.AddScoped<AskCorrection>();
        services.AddScoped<CarryCorrections>();
        services.AddScoped<OwnCorrections>();
        services.AddEventHandler<CorrectionSent, DeliverCorrection>();
        services.AddRecurringJob<FollowCorrections>();
        services.AddSingleton<IFolderKind, CorrectionEntries>();
        AddFeeds(services);
        services.AddScoped<FindFine>();
        services.AddSingleton<ISearchSource, RecordsSearch>();
        services.AddScoped<IFolderDocuments, PassDocuments>();
        services.AddScoped<IPersonalDataSource, RecordsDataSource>();
        services.AddRecordsRetention();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(RecordsModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        // Every address of this module is a page.
    }

    private static void AddFeeds(IServiceCollection services)
    {
        services.AddSingleton(RecordsPurposes.Nightly);
        services.AddSingleton<FeedMeter>();
        services.AddScoped<TakeChanges>();
        services.AddScoped<INightlyDates, NightlyDates>();
        services.AddRecurringJob<FetchDates>();
        services.AddHealthChecks().AddCheck<FeedsHealth>("records-dates", tags: ["ready"]);
    }

    // A source is a class in its folder: who adds one edits no list.
    private static void AddSources(IServiceCollection services)
    {
        foreach (var type in typeof(RecordsModule).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Source)) && !t.IsAbstract))
        {
            var source = (Source)Activator.CreateInstance(type)!;
            services.AddSingleton(type, source);
            services.AddSingleton(source);
            services.AddSingleton(source.Purpose);
        }

        foreach (var type in typeof(RecordsModule).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IDatedFacts)) && !t.IsAbstract))
            services.AddSingleton(typeof(IDatedFacts), type);
    }
}
