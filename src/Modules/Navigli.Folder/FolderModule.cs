using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Privacy;
using Navigli.Design;
using Navigli.Folder.Documents;
using Navigli.Folder.Entries;
using Navigli.Folder.Home;
using Navigli.Folder.OwnData;
using Navigli.Folder.Requests;
using Navigli.Folder.Search;
using Navigli.Platform.Access;
using Navigli.Platform.Modules;
using Navigli.Platform.Retention;

namespace Navigli.Folder;

/// <summary>The citizen's home: what is to do, what is new, what was asked for, of every module.</summary>
public sealed class FolderModule : IModule
{
    /// <inheritdoc/>
    public string Name => "folder";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var purpose in FolderPurposes.All)
            services.AddSingleton(purpose);
        services.AddSingleton(new DelegableService("folder.read", PersonalAction.Read, typeof(FolderTexts), "/i-miei-familiari/{0}"));
        services.AddSingleton<FolderKinds>();
        services.AddSingleton<HomeQuestion>();
        services.AddSingleton<SeenSubjects>();
        services.AddScoped<EntryTable>();
        services.AddScoped<IFolder>(p => p.GetRequiredService<EntryTable>());
        services.AddScoped<IFolderRebuild>(p => p.GetRequiredService<EntryTable>());
        services.AddScoped<EntryRights>();
        services.AddScoped<OpenEntries>();
        services.AddScoped<EntryWords>();
        services.AddScoped<ReadEntry>();
        services.AddScoped<ShowHome>();
        services.AddScoped<ListRequests>();
        services.AddScoped<ShowDrawer>();
        services.AddScoped<SearchFolder>();
        services.AddScoped<IPersonalDataSource, FolderDataSource>();
        // Requests stay, among the requests.
        services.AddRetained<FolderRow>(FolderDataSource.Entries, static (rows, before) => rows.Where(e => e.ExpiresAt < before && e.Number == null));
        services.AddRetained<ReadMark>(FolderDataSource.Marks, static (rows, before) => rows.Where(m => m.ReadAt < before));
        services.Configure<DesignOptions>(o => o.NextStep = typeof(NextToDo));
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(FolderModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(FolderPaths.Read, async (Guid id, ReadEntry read, Site site, CancellationToken ct) =>
            await read.RunAsync(id, ct) is { } page ? Results.LocalRedirect(site.Href(page)) : Results.NotFound())
            .RequireAuthorization(Role.Citizen).WithMetadata(new RequireAntiforgeryTokenAttribute());
}
