using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Privacy;
using Navigli.Design;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Modules;
using Navigli.Platform.Retention;
using Navigli.Web;
using Shouldly;
using Xunit;

namespace Navigli.Architecture.Tests;

/// <summary>What is held of people is in the copy that they may ask for, or says why not; it has a rule, and what the rule promises is done.</summary>
public sealed class PersonalDataIsAccountedFor : IAsyncDisposable
{
    private static readonly string[] NamingAPerson = ["AccountId", "PersonId", "SubjectId", "Subject", "ReaderPersonId", "OfficerAccountId"];

    private readonly ServiceProvider services = Services();

    [Fact]
    public async Task Tables_ThatNameAPersonOrAreMarked_BelongToASource()
    {
        await using var scope = services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<CityDb>().Model;
        var personal = model.PersonalTables().Concat(model.GetEntityTypes().Where(NamesAPerson).Select(t => t.GetTableName()!)).Distinct(StringComparer.Ordinal).ToList();
        personal.Count.ShouldBeGreaterThan(25);
        var declared = Sources(scope).SelectMany(s => s.Tables).Select(t => t.Name).ToList();
        declared.ShouldBeUnique();
        personal.Except(declared, StringComparer.Ordinal).ShouldBeEmpty("tables of people that no IPersonalDataSource gives or withholds with a reason");
        declared.Except(model.GetEntityTypes().Select(t => t.GetTableName()!), StringComparer.Ordinal).ShouldBeEmpty("tables that there are not");
    }

    [Fact]
    public async Task Sources_AreOneForEachModuleAndNameTheirOwnTables()
    {
        await using var scope = services.CreateAsyncScope();
        var sources = Sources(scope);
        sources.Select(s => s.Code).Order(StringComparer.Ordinal).ShouldBe(scope.ServiceProvider.GetRequiredService<ModuleCatalog>().Modules.Select(m => m.Name).Order(StringComparer.Ordinal));
        var model = scope.ServiceProvider.GetRequiredService<CityDb>().Model;
        foreach (var source in sources)
        {
            var strangers = source.Tables.Where(t => model.GetEntityTypes().Single(e => e.GetTableName() == t.Name).ClrType.Assembly is var owner
                && owner != source.GetType().Assembly && !(source.Code == "privacy" && owner == typeof(CityDb).Assembly));
            strangers.Select(t => t.Name).ShouldBeEmpty($"{source.Code} declares tables of others");
        }
    }

    [Fact]
    public async Task Withheld_HasItsReasonInBothLanguages()
    {
        await using var scope = services.CreateAsyncScope();
        var withheld = Sources(scope).SelectMany(s => s.Tables.Where(t => t.Withheld is not null).Select(t => (s.Texts, t.Withheld))).Distinct().ToList();
        withheld.Count.ShouldBeGreaterThan(4);
        foreach (var (texts, code) in withheld)
        {
            foreach (var language in new[] { "it", "en" })
                Keys(texts, language).ShouldContain($"Data.Withheld.{code}");
        }
    }

    [Theory]
    [InlineData("milano")]
    [InlineData("esempio")]
    public async Task Categories_HaveARule_AndRulesAreDone(string city)
    {
        await using var scope = services.CreateAsyncScope();
        var rules = CityPack.Load(Path.Combine(Repository.Root, "cities", city)).Retention.Rules;
        rules.Count.ShouldBeGreaterThan(20);
        var known = rules.Select(r => r.Category).ToList();
        var retained = scope.ServiceProvider.GetServices<IRetained>().Select(r => r.Category).Distinct(StringComparer.Ordinal).ToList();
        var erasable = scope.ServiceProvider.GetServices<IErasable>().Select(r => r.Category).Distinct(StringComparer.Ordinal).ToList();

        Sources(scope).SelectMany(s => s.Tables).Select(t => t.Category).Concat(retained).Concat(erasable).Except(known, StringComparer.Ordinal).ShouldBeEmpty("categories that the pack says nothing of");
        rules.Where(r => r.Term is not null).Select(r => r.Category).ShouldBe(retained, ignoreOrder: true, "what has a term is forgotten, and nothing else");
        rules.Where(r => r.Erasure is not null).Select(r => r.Category).ShouldBe(erasable, ignoreOrder: true, "what may be erased can be erased, and nothing else");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static List<IPersonalDataSource> Sources(AsyncServiceScope scope) => [.. scope.ServiceProvider.GetServices<IPersonalDataSource>()];

    private static bool NamesAPerson(IEntityType type) => NamingAPerson.Any(name => type.FindProperty(name) is not null);

    private static IEnumerable<string> Keys(Type texts, string language)
    {
        var module = texts.Assembly.GetName().Name!;
        var file = Path.Combine(Repository.Root, "src", "Modules", module, "Resources", $"{texts.Name}.{language}.resx");
        return System.Xml.Linq.XDocument.Load(file).Descendants("data").Select(d => (string)d.Attribute("name")!);
    }

    private static ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Engine"] = nameof(DatabaseEngine.Sqlite),
            ["Database:ConnectionString"] = "Data Source=never-opened.db",
            ["City:Pack"] = Path.Combine(Repository.Root, "cities", "milano"),
            ["Files:Directory"] = Path.Combine(Path.GetTempPath(), "navigli-never-written"),
            ["Keys:Directory"] = Path.Combine(Path.GetTempPath(), "navigli-never-written"),
            ["Keys:CreateMissing"] = "true",
            ["Identity:Address"] = "http://localhost",
        }).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddCity(configuration).BuildServiceProvider();
    }
}
