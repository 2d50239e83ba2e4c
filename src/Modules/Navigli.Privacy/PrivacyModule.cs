using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;
using Navigli.Contracts.Folder;
using Navigli.Platform.Data;
using Navigli.Platform.Modules;
using Navigli.Privacy.Entries;
using Navigli.Privacy.Notice;
using Navigli.Privacy.Protection;
using Navigli.Privacy.Questions;
using Navigli.Privacy.Timeline;

namespace Navigli.Privacy;

/// <summary>The access ledger's public face: who has seen my data, requests to the data-protection officer, the privacy notice.</summary>
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
        services.AddScoped<AnswerQuestion>();
        services.AddScoped<UnexplainedReadings>();
        services.AddScoped<ShowNotice>();
        services.AddSingleton<IFolderKind, QuestionEntries>();
        services.AddSingleton<ISearchSource, PrivacySearch>();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(PrivacyModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
