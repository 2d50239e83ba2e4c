using System.Net;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>A page asks for more than the session has: the person signs in again, and comes back to what they were doing.</summary>
public sealed class StepUpTests(LevelOneCity city) : IClassFixture<LevelOneCity>
{
    [Fact]
    public async Task Confirm_WithLevel1_AsksForLevel2AndIssuesOnce()
    {
        using var chiara = await city.City.SignInAsync(StaffCity.Chiara);
        (await chiara.GetAsync("/sessioni")).Words.ShouldContain("SPID di livello 1");
        var summary = await SummaryAsync(chiara);
        summary.Status.ShouldBe(HttpStatusCode.OK, "reading the summary asks for no more than the sign-in");
        var before = (await IssuedAsync()).Count;

        var asked = await chiara.SubmitAsync(summary, "#confirm");
        asked.Address.AbsolutePath.ShouldBe("/accedi");
        asked.Words.ShouldContain("Serve il livello 2");
        (await IssuedAsync()).Count.ShouldBe(before, "nothing is done meanwhile");

        var resume = await chiara.SignInAsync(StaffCity.Chiara, asked);
        resume.Heading.ShouldBe("Riprendi da dove eri");
        var outcome = await chiara.SubmitAsync(resume, "#resume");
        outcome.Status.ShouldBe(HttpStatusCode.OK);
        outcome.Address.AbsolutePath.ShouldStartWith("/certificati/");
        (await IssuedAsync()).Count.ShouldBe(before + 1);

        var again = await chiara.SubmitAsync(resume, "#resume");
        again.Heading.ShouldContain("già stato inviato");
        (await IssuedAsync()).Count.ShouldBe(before + 1, "a second press sends nothing");
        (await chiara.GetAsync("/sessioni")).Words.ShouldContain("SPID di livello 2");
    }

    [Fact]
    public async Task CopyOfOnesData_WithLevel1_AsksForLevel2AndIsNotAskedFor()
    {
        using var davide = await city.City.SignInAsync("davide-riva");
        var asked = await davide.SubmitAsync(await davide.GetAsync("/la-mia-privacy/copia"), "#request");
        asked.Address.AbsolutePath.ShouldBe("/accedi");
        var page = await davide.GetAsync("/la-mia-privacy/copia");
        page.Page.QuerySelector("#avanzamento").ShouldBeNull();
        page.Page.QuerySelector("form[id^='download-']").ShouldBeNull();
    }

    [Fact]
    public async Task HeldForm_GivesBackEveryFieldAsTyped()
    {
        using var chiara = await city.City.SignInAsync(StaffCity.Chiara);
        var summary = await SummaryAsync(chiara);
        const string Typed = "Prima riga\r\n<b>seconda</b> \"riga\" & così";
        var asked = await chiara.SubmitAsync(summary, "#confirm", new Dictionary<string, string> { ["Note"] = Typed });
        var resume = await chiara.SignInAsync(StaffCity.Chiara, asked);

        var fields = resume.Page.QuerySelectorAll("#resume input[type='hidden']").ToLookup(i => i.GetAttribute("name")!, i => i.GetAttribute("value"));
        fields["Note"].Single()!.ReplaceLineEndings("\n").ShouldBe(Typed.ReplaceLineEndings("\n"));
        fields["_handler"].Single().ShouldBe("confirm");
        fields["__RequestVerificationToken"].Count().ShouldBe(1, "the token of the session before would be refused");
    }

    [Fact]
    public async Task HeldForm_OfSomebodyElse_IsNotFound()
    {
        using var chiara = await city.City.SignInAsync(StaffCity.Chiara);
        var asked = await chiara.SubmitAsync(await SummaryAsync(chiara), "#confirm");
        var back = Uri.UnescapeDataString(asked.Address.Query.Split("ritorno=")[1]);
        back.ShouldStartWith("/accedi/ripresa/");

        using var stefano = await city.City.SignInAsync("stefano-fontana");
        (await stefano.GetAsync(back)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chiara.GetAsync(back)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_WithoutToken_KeepsNothing()
    {
        using var chiara = await city.City.SignInAsync(StaffCity.Chiara);
        var summary = await SummaryAsync(chiara);

        var answer = await chiara.PostAsync(summary.Address.AbsolutePath, [new("_handler", "confirm"), new("Confirm.Version", "1")]);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Officer_WithLevel1_HasNoRoleUntilLevel2_AndComesBackInTheLanguage()
    {
        using var laura = await city.City.SignInAsync(StaffCity.Laura);
        (await laura.GetAsync("/fascicolo")).Text.ShouldNotContain("href=\"/anagrafe\"");
        using var api = new HttpRequestMessage(HttpMethod.Get, new Uri(city.City.PortalAddress, "/api/v1/certificates/" + Guid.Empty));
        (await laura.SendOnceAsync(api)).Status.ShouldBe(HttpStatusCode.Unauthorized, "programs are told, not led");

        var asked = await laura.GetAsync("/en/anagrafe");
        asked.Address.AbsolutePath.ShouldBe("/en/accedi");
        var arrived = await laura.SignInAsync(StaffCity.Laura, asked);

        (arrived.Address.AbsolutePath, arrived.Status).ShouldBe(("/en/anagrafe", HttpStatusCode.OK));
    }

    [Fact]
    public async Task Citizen_ForAStaffPage_IsRefusedAsBefore()
    {
        using var chiara = await city.City.SignInAsync(StaffCity.Chiara);
        (await chiara.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.Forbidden, "no level makes an officer of a citizen");
    }

    private static async Task<Answer> SummaryAsync(Visitor visitor) =>
        await CertificatesCity.DeclareAsync(visitor, await CertificatesCity.BeginAsync(visitor, CertificatesCity.Residence, StaffCity.Chiara), CertificatesCity.SportsClub);

    private Task<List<Guid>> IssuedAsync() => city.InDbAsync(async db =>
    {
        var person = CertificatesCity.PersonOf(StaffCity.Chiara);
        return await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
            db.Set<Navigli.Certificates.IssuedCertificate>().Where(c => c.PersonId == person).Select(c => c.Id));
    });
}

/// <summary>Where the city asks for level 2, a form cannot ask for less.</summary>
public sealed class LevelAskedTests(StaffCity city) : IClassFixture<StaffCity>
{
    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("9")]
    [InlineData("due")]
    public async Task SignIn_AskedForAnotherLevel_NeverAsksForLessThanTheCitys(string level)
    {
        using var visitor = city.City.Visit();
        var login = await visitor.GetAsync("/accedi?livello=" + level);
        await visitor.SignInAsync(StaffCity.Chiara, login);
        (await visitor.GetAsync("/sessioni")).Words.ShouldContain("SPID di livello 2");
    }
}
