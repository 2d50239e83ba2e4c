using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Modules;
using Navigli.Platform.Outbox;
using Navigli.Platform.Retention;
using Navigli.Privacy.Entries;
using Navigli.Privacy.Erasure;
using Navigli.Privacy.Export;
using Navigli.Privacy.Mine;
using Navigli.Privacy.Notice;
using Navigli.Privacy.Protection;
using Navigli.Privacy.Questions;
using Navigli.Privacy.Retention;
using Navigli.Privacy.Timeline;

namespace Navigli.Privacy;

/// <summary>The access ledger's public face, requests to the data-protection officer, the privacy notice, copies and erasure of one's data, retention.</summary>
public sealed class PrivacyModule : IModule
{
    /// <inheritdoc/>
    public string Name => "privacy";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection("Privacy"));
        foreach (var purpose in PrivacyPurposes.All)
            services.AddSingleton(purpose);
        services.AddScoped<SubjectAccess>();
        services.AddScoped<AccessWords>();
        services.AddScoped<ReadTimeline>();
        services.AddSingleton<ITally, ReadingsByOthers>();
        services.AddScoped<AskAboutAccess>();
        services.AddScoped<OwnQuestions>();
        services.AddScoped<QuestionQueue>();
        services.AddScoped<OfficerNames>();
        services.AddScoped<AnswerQuestion>();
        services.AddScoped<UnexplainedReadings>();
        services.AddScoped<PopulationLines>();
        services.AddScoped<ShowNotice>();
        services.AddScoped<GiveNotice>();
        services.AddScoped<ISignInNotice>(p => p.GetRequiredService<GiveNotice>());
        services.AddScoped<ShowMyPrivacy>();
        services.AddScoped<OwnErasure>();
        AddExports(services);
        AddRetention(services);
        services.AddSingleton<IFolderKind, QuestionEntries>();
        services.AddScoped<IFolderDocuments, PrivacyDocuments>();
        services.AddSingleton<ISearchSource, PrivacySearch>();
    }

    private static void AddExports(IServiceCollection services)
    {
        services.AddScoped<IPersonalDataSource, PrivacyDataSource>();
        services.AddScoped<OwnExports>();
        services.AddScoped<CollectCopy>();
        services.AddScoped<Archive>();
        services.AddEventHandler<ExportRequested, PrepareExport>();
    }

    private static void AddRetention(IServiceCollection services)
    {
        services.AddSingleton<ExportRetention>();
        services.AddSingleton<IRetained>(p => p.GetRequiredService<ExportRetention>());
        services.AddSingleton<IErasable>(p => p.GetRequiredService<ExportRetention>());
        services.AddRetained<DataExport>(ExportRetention.Requests, static (rows, before) => rows.Where(e => e.RequestedAt < before && e.FileId == null));
        services.AddRetained<ErasureRecord>("privacy.erasures", static (rows, before) => rows.Where(e => e.At < before));
        services.AddRetained<RetentionRun>("privacy.retention-runs", static (rows, before) => rows.Where(r => r.StartedAt < before));
        services.AddSingleton<ApplyRetention>();
        services.AddScoped<ShowRetention>();
        services.AddRecurringJob<NightlyRetention>();
        services.AddRecurringJob<QuarterHourlyRetention>();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PrivacyModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        NoticeEndpoints.Map(endpoints);
        ExportEndpoints.Map(endpoints);
    }
}
