using System.Net;
using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Identity.Joining;
using Navigli.Testing;
using Navigli.Tests.Privacy;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>A joining taken apart again, by its person or by an officer.</summary>
[Collection<JoiningCollection>]
public sealed class SeparationTests(StaffCity fixture) : IAsyncLifetime
{
    private TestCity City => fixture.City;

    public async ValueTask InitializeAsync() => await JoinSteps.ForgetAsync(City);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Separated_ByThePerson_EndsWhatTheIdentityOpened()
    {
        using var athome = await City.SignInAsync(JoinSteps.Jurgen);
        using var abroad = await JoinSteps.JoinedAsync(City);
        var own = await athome.GetAsync((await athome.GetAsync("/identita")).Page.QuerySelector("main table a")!.GetAttribute("href")!);

        (await athome.SubmitAsync(own, "#separate")).Words.ShouldContain("Separata");

        (await abroad.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await athome.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.OK, "the other identities stay");
        await abroad.SignInByEidasAsync(JoinSteps.JurgenAbroad);
        (await abroad.GetAsync("/i-miei-dati")).Words.ShouldNotContain(JoinSteps.HisStreet);
        (await abroad.GetAsync("/identita")).Words.ShouldContain("Unisci al codice fiscale", customMessage: "it may be asked for again");
    }

    [Fact]
    public async Task Separated_FromASessionOfTheIdentityItself_SignsItOut()
    {
        using var abroad = await JoinSteps.JoinedAsync(City);
        var own = await abroad.GetAsync((await abroad.GetAsync("/identita")).Page.QuerySelector("main table a")!.GetAttribute("href")!);
        (await abroad.SubmitAsync(own, "#separate")).Address.AbsolutePath.ShouldBe("/esci/fatto");
        (await abroad.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Separated_ByAnOfficer_WithAReason_EndsWhatTheIdentityOpened()
    {
        using var abroad = await JoinSteps.JoinedAsync(City);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var join = (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).Id;
        var page = await laura.GetAsync($"/anagrafe/identita/{join}");

        (await laura.SubmitAsync(page, "#separate")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await laura.SubmitAsync(page, "#separate", new Dictionary<string, string> { ["Form.Reason"] = "Unita per errore." })).Words.ShouldContain("Separata");

        (await abroad.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Separated_IsInTheCopyOfWhoAskedAlone()
    {
        using var athome = await City.SignInAsync(JoinSteps.Jurgen);
        using var abroad = await JoinSteps.JoinedAsync(City);
        (await JoinsOfAsync(athome)).ShouldBe([JoinState.Joined], "what is joined is of the account that it opens");
        await athome.SubmitAsync(await athome.GetAsync((await athome.GetAsync("/identita")).Page.QuerySelector("main table a")!.GetAttribute("href")!), "#separate");

        (await JoinsOfAsync(athome)).ShouldBeEmpty("were it joined to the wrong folder, its owner is somebody else");
        await abroad.SignInByEidasAsync(JoinSteps.JurgenAbroad);
        (await JoinsOfAsync(abroad)).ShouldBe([JoinState.Separated]);
    }

    private static async Task<IReadOnlyList<JoinState>> JoinsOfAsync(Visitor visitor) =>
        [.. (await RightsCity.ExportAsync(visitor)).Section("identity", "joins").EnumerateArray().Select(j => Enum.Parse<JoinState>(j.GetProperty("state").GetString()!))];
}
