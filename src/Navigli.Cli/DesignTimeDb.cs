using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Navigli.Web;

namespace Navigli.Cli;

/// <summary>Gives <c>dotnet ef</c> the model of all modules, on the engine that <c>NAVIGLI_EF_ENGINE</c> names. No database is opened.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<CityDb>
{
    public CityDb CreateDbContext(string[] args)
    {
        var engine = Environment.GetEnvironmentVariable("NAVIGLI_EF_ENGINE") ?? nameof(DatabaseEngine.Sqlite);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Engine"] = engine,
            ["Database:ConnectionString"] = engine == nameof(DatabaseEngine.Sqlite) ? "Data Source=design-time.db" : "Host=design-time",
        }).Build();
        var services = new ServiceCollection();
        services.AddCity(configuration);
        return services.BuildServiceProvider().GetRequiredService<CityDb>();
    }
}
