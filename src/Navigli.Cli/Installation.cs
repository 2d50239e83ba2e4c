using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Web;

namespace Navigli.Cli;

/// <summary>The installation that a command works on: the same settings as the portal's, from the environment and <c>appsettings.json</c>.</summary>
internal static class Installation
{
    /// <summary>Its services, without the portal's background work.</summary>
    public static ServiceProvider Open()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddCity(builder.Configuration);
        return builder.Services.BuildServiceProvider();
    }
}
