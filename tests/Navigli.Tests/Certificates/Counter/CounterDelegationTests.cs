using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Counter;
using Navigli.Platform.Data;
using Navigli.Sandbox.Mail;
using Navigli.Tests.Identity;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Counter.OfficerSteps;

namespace Navigli.Tests.Certificates.Counter;

/// <summary>What a delegation given in the portal is worth at a counter.</summary>
public sealed class CounterDelegationTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task RightHolder_ByADelegationOfThePortal_IsFoundWhileItStands_AndItsNumberIsOnFile()
    {
        using var salvatore = await fixture.City.SignInAsync("salvatore-russo");
        using var elena = await fixture.City.SignInAsync("elena-marchetti");
        using var laura = await fixture.City.SignInAsync(Officer);
        (await FillAsync(laura, await BeginAsync(laura, "salvatore-russo", Birth), RightHolder("elena-marchetti"), Exempt)).Words.ShouldContain("non risulta avere diritto");
        var forFolder = await DelegationSteps.GiveAsync(salvatore, elena, "elena-marchetti", "31/12/2026", DelegationSteps.ForFolder);
        (await FillAsync(laura, await BeginAsync(laura, "salvatore-russo", Birth), RightHolder("elena-marchetti"), Exempt)).Words.ShouldContain("non risulta avere diritto", customMessage: "reading is not asking for certificates");
        await DelegationSteps.EndAsync(salvatore, forFolder);
        var id = await DelegationSteps.GiveAsync(salvatore, elena, "elena-marchetti");
        var number = (await DelegationSteps.RowsAsync(fixture.City, "elena-marchetti")).Single(d => d.Id == id).Number;

        var summary = await FillAsync(laura, await BeginAsync(laura, "salvatore-russo", Birth), RightHolder("elena-marchetti"), Exempt);

        summary.Words.ShouldContain(number);
        summary.Words.ShouldContain("Data nel fascicolo, valida oggi");
        var done = await laura.SubmitAsync(summary, "#confirm");
        done.Heading.ShouldBe("Certificato rilasciato");
        var issue = await fixture.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<CounterIssue>().AsNoTracking().SingleAsync(i => i.Delegation == number));
        issue.Requester.ShouldBe(RequesterKind.RightHolder);
        await DelegationSteps.EndAsync(elena, id);
        (await FillAsync(laura, await BeginAsync(laura, "salvatore-russo", Birth), RightHolder("elena-marchetti"), Exempt)).Words.ShouldContain("non risulta avere diritto", customMessage: "ended");
    }

    [Fact]
    public async Task Issue_ByADelegationOfThePortal_IsToldToWhoGaveIt_AndToNobodyElse()
    {
        using var giver = await fixture.City.SignInAsync("jurgen-muller");
        using var helper = await fixture.City.SignInAsync("mei-zhang");
        using var laura = await fixture.City.SignInAsync(Officer);
        var id = await DelegationSteps.GiveAsync(giver, helper, "mei-zhang");
        var number = (await DelegationSteps.RowsAsync(fixture.City, "mei-zhang")).Single(d => d.Id == id).Number;
        (await giver.GetAsync("/fascicolo")).Page.QuerySelector($"main a[href='/deleghe/{id}#fatto']").ShouldBeNull("nothing was done yet");

        (await IssueAsync(laura, "jurgen-muller", Birth, RightHolder("mei-zhang"), Exempt)).Heading.ShouldBe("Certificato rilasciato");

        const string words = "Per conto tuo è stato chiesto un certificato a uno sportello";
        var mail = await AwaitToldAsync();
        mail.Content.Subject.ShouldBe($"Delega n. {number}");
        mail.Content.Text.ShouldContain(words);
        mail.Content.Text.ShouldContain($"/deleghe/{id}");
        foreach (var personal in new[] { "Jürgen", "Müller", "Mei", "Zhang", CodeOf("jurgen-muller"), CodeOf("mei-zhang") })
            (mail.Content.Text + mail.Content.Html).ShouldNotContain(personal, Case.Sensitive);
        var folder = await giver.GetAsync("/fascicolo");
        folder.Words.ShouldContain(words);
        folder.Page.QuerySelectorAll($"main a[href='/deleghe/{id}#fatto']").Length.ShouldBe(1);
        (await giver.GetAsync($"/deleghe/{id}")).Words.ShouldContain(words);
        foreach (var other in new[] { helper, laura })
            (await other.GetAsync("/fascicolo")).Words.ShouldNotContain(words);
        await DelegationSteps.EndAsync(giver, id);

        async Task<ReceivedMail> AwaitToldAsync()
        {
            for (var looks = 0; looks < 100; looks++)
            {
                if (ContactSteps.MailTo(fixture.City, "jurgen-muller@example.org").SingleOrDefault(m => m.Content.Text.Contains("per conto tuo, con una delega", StringComparison.Ordinal)) is { } told)
                    return told;
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            throw new InvalidOperationException("Nothing was told by e-mail");
        }
    }
}
