using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Messaging;
using Navigli.Contracts.Privacy;
using Navigli.Deadlines.Calendar;
using Navigli.Deadlines.Feed;
using Navigli.Deadlines.Nightly;
using Navigli.Deadlines.Notices;
using Navigli.Deadlines.OwnData;
using Navigli.Deadlines.Rules;
using Navigli.Platform.Jobs;
using Navigli.Platform.Modules;

namespace Navigli.Deadlines;

/// <summary>What people are told before it is late, by rules that are data of the city.</summary>
public sealed class DeadlinesModule : IModule
{
    /// <inheritdoc/>
    public string Name => "deadlines";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeadlinesOptions>().Bind(configuration.GetSection("Deadlines"))
            .PostConfigure(o => o.Portal ??= Uri.TryCreate(configuration["Identity:Address"], UriKind.Absolute, out var portal) ? portal : null)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeadlinesOptions>, RulesCheck>();
        foreach (var purpose in DeadlinesPurposes.All)
            services.AddSingleton(purpose);
        services.AddSingleton<RuleBook>();
        services.AddSingleton<DeadlineEntries>();
        services.AddSingleton<IFolderKind, DateEntries>();
        services.AddSingleton<IFolderKind, StepEntries>();
        services.AddScoped<ChangedFacts>();
        services.AddScoped<IDeadlines>(p => p.GetRequiredService<ChangedFacts>());
        AddNightly(services);
        services.AddScoped<DeadlineDates>();
        services.AddScoped<ShowCalendar>();
        services.AddScoped<SnoozeDeadline>();
        services.AddScoped<ChooseMail>();
        services.AddScoped<IMailChoice>(p => p.GetRequiredService<ChooseMail>());
        services.AddSingleton(new MailKind(ChooseMail.MailKind, typeof(DeadlinesTexts)));
        services.AddScoped<OwnFeed>();
        services.AddScoped<ReadFeed>();
        services.AddScoped<FeedWriter>();
        services.AddScoped<IPersonalDataSource, DeadlinesDataSource>();
        services.AddDeadlinesRetention();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(DeadlinesModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => FeedEndpoint.Map(endpoints);

    private static void AddNightly(IServiceCollection services)
    {
        services.AddScoped<EvaluateFacts>();
        services.AddScoped<ClearEntries>();
        services.AddScoped<TellPeople>();
        services.AddScoped<NightlyRun>();
        services.AddScoped<INightlyDeadlines>(p => p.GetRequiredService<NightlyRun>());
        services.AddRecurringJob<NightlyDeadlines>();
    }
}
