using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Modules;
namespace Navigli.Privacy;
public sealed class PrivacyModule : IModule
{
    public string Name => "privacy";
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<IAccessSummary, P>();
    public void ConfigureModel(ModelBuilder model) { }
    public void MapEndpoints(IEndpointRouteBuilder endpoints) { }
    private sealed class P : IAccessSummary { public Task<int> ReadingsByOthersAsync(Guid personId, CancellationToken ct) => Task.FromResult(0); }
}
