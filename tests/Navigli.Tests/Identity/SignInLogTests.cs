using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Identity;
using Navigli.Identity.Log;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Sandbox.Faults;
using Navigli.Tests.Identity.Saml;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>The log of requests and responses: complete, unreadable at rest, opened only with a reason, forgotten after 24 months.</summary>
public sealed class SignInLogTests : IAsyncLifetime
{
    private IdentityPortal _city = null!;

    public async ValueTask InitializeAsync() => _city = await IdentityPortal.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task SignIn_IsKept_WithBothMessagesAndWhoseItWas()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();

        var line = (await FindAsync()).ShouldHaveSingleItem();
        (line.Scheme, line.Outcome).ShouldBe(("Spid", "accepted"));
        line.SessionId.ShouldBe(await InDbAsync(db => db.Sessions.Select(s => (Guid?)s.Id).SingleAsync()));
        foreach (var id in (string?[])[line.RequestId, line.ResponseId, line.AssertionId])
            (await FindAsync(id.ShouldNotBeNull())).ShouldHaveSingleItem().Id.ShouldBe(line.Id);
        (await FindAsync("_another")).ShouldBeEmpty();

        var messages = (await OpenAsync(line.Id)).ShouldNotBeNull();
        SpidStage.Parse(messages.Request).DocumentElement!.GetAttribute("ID").ShouldBe(line.RequestId);
        SpidStage.Parse(messages.Request).One("Signature").ShouldNotBeNull("as it travelled");
        var response = SpidStage.Parse(messages.Response!);
        response.DocumentElement!.GetAttribute("InResponseTo").ShouldBe(line.RequestId);
        response.Attribute("fiscalNumber").InnerText.ShouldBe("TINIT-" + SpidStage.Chiara.CodiceFiscale);
    }

    [Fact]
    public async Task Messages_AtRest_SayNothing()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        var exchange = await InDbAsync(db => db.Exchanges.AsNoTracking().SingleAsync());
        foreach (var kept in (byte[][])[exchange.Request, exchange.Response!])
        {
            Encoding.UTF8.GetString(kept).ShouldNotContain("Chiara");
            Encoding.UTF8.GetString(kept).ShouldNotContain("saml");
        }

        var seal = _city.Services.GetRequiredService<ExchangeSeal>();
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => seal.Open(exchange.Response!, Guid.AllBitsSet), "it belongs to its row");
    }

    [Fact]
    public async Task Opening_IsAnActWithItsReason()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        await OpenAsync((await FindAsync()).Single().Id);
        (await InDbAsync(db => db.Set<AuditedAct>().SingleAsync(a => a.Type == "identity.sign-in-log.open"))).Reason.ShouldBe("Bianca Neri: incidente 12");
        (await OpenAsync(Guid.AllBitsSet)).ShouldBeNull();
    }

    [Theory]
    [InlineData("audience-wrong", "saml.audience")]
    [InlineData("nr25", "spid.nr25")]
    [InlineData("not-xml", "saml.unreadable")]
    public async Task Answer_ThatIsRefused_IsKeptWithWhy(string anomaly, string outcome)
    {
        _city.Faults.TrySet(FaultPanel.Spid, new FaultSetting(Fault.Anomaly, 1) { Code = anomaly });
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        var line = (await FindAsync()).ShouldHaveSingleItem();
        (line.Outcome, line.SessionId).ShouldBe((outcome, null));
        (await OpenAsync(line.Id))!.Response.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Request_NeverAnswered_IsKeptToo()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GoToProviderAsync();
        var line = (await FindAsync()).ShouldHaveSingleItem();
        line.AnsweredAt.ShouldBeNull();
        (await OpenAsync(line.Id))!.Response.ShouldBeNull();
    }

    [Fact]
    public async Task Answer_ToNothingAsked_IsNotKept()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GoToProviderAsync();
        await browser.SubmitAsync("form[data-persona='chiara']");
        var form = (IHtmlFormElement)browser.Page.QuerySelector("form[data-hand-over]")!;
        await browser.GoAsync(new Uri(form.Action), [KeyValuePair.Create("SAMLResponse", "PGEvPg=="), KeyValuePair.Create("RelayState", Guid.AllBitsSet.ToString("N"))]);
        (await FindAsync()).ShouldHaveSingleItem().Outcome.ShouldBeNull();
    }

    [Fact]
    public async Task Messages_AreForgottenAfterTwentyFourMonths()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        _city.Clock.MoveMonths(24);
        await ForgetAsync();
        (await InDbAsync(db => db.Exchanges.CountAsync())).ShouldBe(1, "they are kept for twenty-four months");
        _city.Clock.Move(TimeSpan.FromMinutes(1));
        await ForgetAsync();
        (await InDbAsync(db => db.Exchanges.CountAsync())).ShouldBe(0);
    }

    private Task<IReadOnlyList<SignInLogLine>> FindAsync(string? messageId = null) => _city.InsideAsync(services => services.GetRequiredService<ISignInLog>().FindAsync(
        new SignInLogQuery { From = SpidStage.Now.UtcDateTime.AddDays(-1), To = SpidStage.Now.UtcDateTime.AddDays(1), MessageId = messageId },
        default));

    private Task<SignInMessages?> OpenAsync(Guid id) => _city.InsideAsync(services => services.GetRequiredService<ISignInLog>().OpenAsync(id, "Bianca Neri", "incidente 12", default));

    private Task<int> ForgetAsync() => _city.InsideAsync(services => services.ForgetAsync("identity.saml-log"));

    private Task<T> InDbAsync<T>(Func<CityDb, Task<T>> look) => _city.InsideAsync(services => look(services.GetRequiredService<CityDb>()));
}
