using System.Net;
using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Identity.Joining;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Asking for a joining, and what becomes of what was asked.</summary>
[Collection<JoiningCollection>]
public sealed class JoinRequestTests(StaffCity fixture) : IAsyncLifetime
{
    private TestCity City => fixture.City;

    public async ValueTask InitializeAsync() => await JoinSteps.ForgetAsync(City);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Withdrawn_IsDecidedByNobody()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen));
        var open = await JoinSteps.CaseAsync(laura, asked);

        (await anna.SubmitAsync(asked, "#withdraw")).Words.ShouldContain("Ritirata");
        var late = await laura.SubmitAsync(open, "#approve", new Dictionary<string, string> { ["Form.Note"] = "Vista" });

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("non è più in attesa");
        (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).State.ShouldBe(JoinState.Withdrawn);
    }

    [Theory]
    [InlineData("", "Questo non è un codice fiscale italiano")]
    [InlineData("02635542Y", "Questo non è un codice fiscale italiano")]
    [InlineData("RSSMRA80A01F205Z", "Questo non è un codice fiscale italiano")]
    [InlineData("12345678903", "Questo non è un codice fiscale italiano")]
    public async Task CodeThatIsNone_IsRefused(string code, string words)
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        var refused = await JoinSteps.AskAsync(anna, code);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain(words);
        (await fixture.InDbAsync(db => db.IdentityJoins.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Consent_IsAskedFor_AndItsVersionKept()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        var form = await anna.GetAsync("/identita/unisci");
        Dictionary<string, string> code = new() { ["Form.CodiceFiscale"] = JoinSteps.Code(JoinSteps.Jurgen) };

        (await anna.SubmitAsync(form, "#join", code)).Words.ShouldContain("Serve il tuo consenso");
        (await anna.SubmitAsync(form, "#join", new Dictionary<string, string>(code) { ["Form.Consent"] = "true", ["Form.ConsentVersion"] = "2020-01" })).Words.ShouldContain("Le parole del consenso sono cambiate");
        await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen));

        (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).ConsentVersion.ShouldBe(JoinConsent.Version);
    }

    [Fact]
    public async Task AccountWithACodiceFiscale_HasNothingToJoin()
    {
        using var chiara = await City.SignInAsync(StaffCity.Chiara);
        var page = await chiara.GetAsync("/identita/unisci");
        page.Words.ShouldContain("Il tuo account ha già un codice fiscale");
        page.Page.QuerySelectorAll("#join").ShouldBeEmpty();
    }

    [Fact]
    public async Task RequestOfAnother_IsNotThere()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        var asked = await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen));
        using var chiara = await City.SignInAsync(StaffCity.Chiara);
        (await chiara.GetAsync(asked.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var jurgen = await City.SignInAsync(JoinSteps.Jurgen);
        (await jurgen.GetAsync(asked.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound, "a code that is only claimed opens nothing");
    }

    [Fact]
    public async Task Ended_IsForgottenAfterItsTime()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        await anna.SubmitAsync(await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen)), "#withdraw");
        await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen));
        City.Clock.Move(TimeSpan.FromDays(366));
        try
        {
            (await City.InsideAsync(services => services.ForgetAsync("identity.joins"))).ShouldBe(1);
            (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).State.ShouldBe(JoinState.Pending, "what waits is not forgotten");
        }
        finally
        {
            City.Clock.Move(TimeSpan.FromDays(-366));
        }
    }
}
