using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Navigli.Platform.Modules;

/// <summary>
/// One part of the city's front office. The host lists its modules in one place (<c>Modules.cs</c>) and calls the three methods in this
/// order: services at start, model when the database model is first built, endpoints when routes are mapped.
/// </summary>
public interface IModule
{
    /// <summary>Short name in lower case, used in codes ("certificates") and in the health and act lists.</summary>
    string Name { get; }

    /// <summary>Registers the module's use cases, options and handlers.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the module's tables on the one database of the city.</summary>
    void ConfigureModel(ModelBuilder model);

    /// <summary>Maps what is not a page: downloads, callbacks, webhooks, APIs. Pages are found by their assembly.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints);
}
