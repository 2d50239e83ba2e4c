using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Navigli.Web;
using Shouldly;
using Xunit;

namespace Navigli.Architecture.Tests;

/// <summary>One model, two generated sets of migrations: neither may lag behind, and what is personal is marked.</summary>
public sealed class ModelAndMigrations
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite, "Data Source=never-opened.db")]
    [InlineData(DatabaseEngine.Postgres, "Host=never-opened")]
    public async Task Migrations_AreThoseOfTheModel(DatabaseEngine engine, string connection)
    {
        await using var services = Services(engine, connection);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        db.Database.GetMigrations().ShouldNotBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse("run scripts/add-migration");
    }

    [Fact]
    public async Task Tables_CarryTheNameOfTheirModuleOrAreTheKernels()
    {
        await using var services = Services(DatabaseEngine.Sqlite, "Data Source=never-opened.db");
        await using var scope = services.CreateAsyncScope();
        var types = scope.ServiceProvider.GetRequiredService<CityDb>().Model.GetEntityTypes().ToList();
        types.Count.ShouldBeGreaterThan(20);
        types.Where(t => t.ClrType.Assembly == typeof(CityDb).Assembly).Select(t => t.ClrType).ShouldBe(KernelTables.Types, ignoreOrder: true);
    }

    [Fact]
    public async Task TablesOfPersons_AreMarkedAsPersonal()
    {
        await using var services = Services(DatabaseEngine.Sqlite, "Data Source=never-opened.db");
        await using var scope = services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<CityDb>().Model;
        var marked = model.PersonalTables();
        marked.Count.ShouldBeGreaterThan(5);
        marked.ShouldContain("residents_persons");
        var named = model.GetEntityTypes().Where(t => t.FindProperty("PersonId") is not null && t.ClrType.Namespace!.StartsWith("Navigli.Residents.Registry", StringComparison.Ordinal));
        named.Select(t => t.GetTableName()!).Except(marked, StringComparer.Ordinal).ShouldBeEmpty("tables of persons that are not marked");
    }

    private static ServiceProvider Services(DatabaseEngine engine, string connection)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Engine"] = engine.ToString(),
            ["Database:ConnectionString"] = connection,
        }).Build();
        return new ServiceCollection().AddCity(configuration).BuildServiceProvider();
    }
}
