using Microsoft.AspNetCore.Http.HttpResults;
using Navigli.Web;

namespace Navigli.Benchmarks.Host;

/// <summary>The portal as it is, with the pages it is compared with beside it: the same process, pipeline and database.</summary>
internal static class BenchHost
{
    public const string Bare = "/bench/bare";

    public static async Task RunAsync()
    {
        var app = CityHost.Build(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production },
            builder => builder.Services.AddScoped<ShowWithoutLedger>());
        app.MapGet(Bare, (Guid id) => new RazorComponentResult<BarePage>(new { Id = id })).AllowAnonymous();
        // The same router as the portal's pages: this adds the pages of this assembly to them.
        app.MapRazorComponents<App>().AddAdditionalAssemblies(typeof(BenchHost).Assembly);
        await app.RunAsync();
    }
}
