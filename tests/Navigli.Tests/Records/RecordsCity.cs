using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Modi;
using Navigli.Records;
using Navigli.Records.Asking;
using Navigli.Records.Reading;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Records;
using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.City;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>One city for all tests of this module. It has every source but the declarations for the waste tax.</summary>
[CollectionDefinition(nameof(RecordsCity))]
public sealed class RecordsCollection : ICollectionFixture<RecordsCity>;

public sealed class RecordsCity : IAsyncLifetime
{
    private readonly List<AccessEntry> readings = [];

    public TestCity City { get; private set; } = null!;

    internal FaultPanel Faults => City.Sandbox.Services.GetRequiredService<FaultPanel>();

    internal RecordDesk Desk => City.Sandbox.Services.GetRequiredService<RecordDesk>();

    internal CorrectionBox Box => City.Sandbox.Services.GetRequiredService<CorrectionBox>();

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 20,
            Services = services => services.PostConfigure<PdndOptions>(o => o.Services.Remove("tari-declarations")),
        });
        City.Portal.Services.GetRequiredService<LedgerObservers>().OnRecorded += entries =>
        {
            lock (readings)
                readings.AddRange(entries);
        };
        await WarmAsync();
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    internal static Guid PersonOf(string persona) => Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).PersonId!.Value;

    internal static string CodeOf(string persona) => Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).CodiceFiscale.Value;

    internal Task<Guid> AccountOfAsync(string persona)
    {
        var code = CodeOf(persona);
        return City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Account>().Where(a => a.CodiceFiscale == code).Select(a => a.Id).SingleAsync());
    }

    /// <summary>The lines of the ledger about somebody's record of a source.</summary>
    internal List<AccessEntry> ReadingsOf(string persona, string source)
    {
        lock (readings)
            return readings.FindAll(r => r.Subject == PersonOf(persona) && r.What == source);
    }

    internal void Break(string source, Fault fault, int seconds = 5)
    {
        if (!Faults.TrySet($"records-{source}", new FaultSetting(fault, seconds)))
            throw new InvalidOperationException($"{source} cannot fail by {fault}");
    }

    /// <summary>Everything works again, and what was left alone after failures is asked again.</summary>
    internal void Mend()
    {
        Faults.Clear();
        City.Clock.Move(TimeSpan.FromMinutes(2));
    }

    /// <summary>The first answer of all may take longer than a page waits, since all that it passes through is loaded for it: what tests ask for comes after that.</summary>
    private async Task WarmAsync()
    {
        var book = City.Portal.Services.GetRequiredService<SourceBook>();
        foreach (var source in City.Portal.Services.GetServices<Source>().Where(s => book.ConnectionTo(s) is not null))
        {
            for (var tries = 0; (await book.AskAsync(source, CodeOf("chiara-colombo"), Evidence.Of(Guid.Empty, "LOA3"), CancellationToken.None)).Outcome == SourceOutcome.Down; tries++)
            {
                if (tries == 5)
                    throw new InvalidOperationException($"{source.Name} does not answer");
                Mend();
            }
        }
    }

    /// <summary>What is kept of somebody is older than it is shown for, and not too old to be kept.</summary>
    internal Task<int> AgeAsync(string persona)
    {
        var (person, past) = (PersonOf(persona), City.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1));
        return City.RewriteAsync<RecordCopy>(all => all.Where(c => c.SubjectId == person).ExecuteUpdateAsync(u => u.SetProperty(c => c.FreshUntil, past)));
    }

    /// <summary>Nothing is kept of somebody.</summary>
    internal Task<int> ForgetAsync(string persona)
    {
        var person = PersonOf(persona);
        return City.RewriteAsync<RecordCopy>(all => all.Where(c => c.SubjectId == person).ExecuteDeleteAsync());
    }

    internal Task<RecordCopy> CopyOfAsync(string persona, string source)
    {
        var person = PersonOf(persona);
        return City.InsideAsync(s => s.GetRequiredService<CityDb>().RecordCopies.AsNoTracking().SingleAsync(c => c.SubjectId == person && c.Source == source));
    }
}
