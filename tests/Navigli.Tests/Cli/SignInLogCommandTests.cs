using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Cli;

/// <summary><c>navigli saml-log</c>: the security officer finds a sign-in and opens its messages, and the person is told.</summary>
public sealed class SignInLogCommandTests : IAsyncLifetime
{
    private static readonly string[] Days = ["--from", "2026-11-20", "--to", "2026-11-23"];
    private TestCity city = null!;

    public async ValueTask InitializeAsync()
    {
        city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        (await city.SignInAsync("chiara-colombo")).Dispose();
        (await city.SignInAsync("luca-brambilla")).Dispose();
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task List_TellsEachSignInWithoutItsMessages()
    {
        var listed = await CommandLine.RunAsync(city, ["saml-log", "list", .. Days]);

        listed.ExitCode.ShouldBe(0, listed.Error);
        var lines = listed.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(line => line.GetProperty("outcome").GetString() == "accepted" && line.GetProperty("scheme").GetString() == "Spid");
        listed.Output.ShouldNotContain("Colombo", Case.Insensitive);
        var message = lines[0].GetProperty("responseId").GetString()!;
        (await CommandLine.RunAsync(city, ["saml-log", "list", .. Days, "--message", message])).Lines.ShouldHaveSingleItem().ShouldContain(message);
        (await CommandLine.RunAsync(city, "saml-log", "list", "--from", "2026-01-01", "--to", "2026-11-19")).Lines.ShouldBeEmpty("the days count");
    }

    [Fact]
    public async Task Open_PrintsTheMessages_AndThePersonIsTold()
    {
        var (id, person) = await SignInOfAsync("Colombo");
        var opened = await CommandLine.RunAsync(city, "saml-log", "open", id, "--officer", "Bianca Neri", "--reason", "incidente 12");

        opened.ExitCode.ShouldBe(0, opened.Error);
        opened.Lines[0].ShouldContain("AuthnRequest");
        opened.Output.ShouldContain("Colombo");
        var line = (await LinesAsync(person)).ShouldHaveSingleItem();
        (line.Kind, line.Reason, line.AccountId).ShouldBe((ReaderKind.System, "Bianca Neri: incidente 12", null));
        (await ActsAsync()).ShouldHaveSingleItem().ShouldBe("Bianca Neri: incidente 12");
        using var chiara = await city.SignInAsync("chiara-colombo");
        var told = (await chiara.GetAsync("/chi-ha-visto-i-miei-dati")).Words;
        told.ShouldContain("I messaggi scambiati con il gestore dell’identità durante un accesso");
        told.ShouldContain("Verifica di sicurezza su un accesso");
        told.ShouldNotContain("Bianca Neri", Case.Insensitive, "the timeline names no employee");
        (await CommandLine.RunAsync(city, "verify-ledger")).ExitCode.ShouldBe(0, "two processes wrote it, and it is whole");
    }

    [Theory]
    [InlineData("", "incidente 12")]
    [InlineData("Bianca Neri", "")]
    public async Task Open_WithoutSayingWhoOrWhy_OpensNothing(string officer, string reason)
    {
        var (id, person) = await SignInOfAsync("Colombo");
        var refused = await CommandLine.RunAsync(city, "saml-log", "open", id, "--officer", officer, "--reason", reason);

        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldBeEmpty();
        refused.Error.ShouldContain("Say who opens the messages, and why");
        (await LinesAsync(person)).ShouldBeEmpty();
        (await ActsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_OfASignInThatIsNotThere_SaysSo()
    {
        var refused = await CommandLine.RunAsync(city, "saml-log", "open", Guid.AllBitsSet.ToString(), "--officer", "Bianca Neri", "--reason", "incidente 12");

        (refused.ExitCode, refused.Output).ShouldBe((1, ""));
        refused.Error.ShouldContain("There is no sign-in");
        (await ActsAsync()).ShouldBeEmpty();
    }

    private Task<(string Id, Guid Person)> SignInOfAsync(string familyName) => InDbAsync(async db =>
    {
        var found = await (
            from exchange in db.Set<Navigli.Identity.Log.SamlExchange>()
            join session in db.Set<Navigli.Identity.Sessions.Session>() on exchange.SessionId equals session.Id
            where session.Account!.FamilyName == familyName
            select new { exchange.Id, session.PersonId }).FirstAsync();
        return (found.Id.ToString(), found.PersonId!.Value);
    });

    private Task<List<LedgerEntry>> LinesAsync(Guid person) => InDbAsync(db => db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Subject == person && e.What == "sign-in-messages").ToListAsync());

    private Task<List<string?>> ActsAsync() => InDbAsync(db => db.Set<AuditedAct>().AsNoTracking().Where(a => a.Type == "identity.sign-in-log.open").Select(a => a.Reason).ToListAsync());

    private Task<T> InDbAsync<T>(Func<CityDb, Task<T>> look) => city.InsideAsync(services => look(services.GetRequiredService<CityDb>()));
}
