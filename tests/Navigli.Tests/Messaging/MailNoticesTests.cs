using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Messaging;
using Navigli.Messaging;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Navigli.Tests.Identity;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Messaging;

/// <summary>`Notifiche via mail`: where e-mail goes, which there is and why, what may be turned off, and what was sent.</summary>
public sealed class MailNoticesTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    private const string Page = "/fascicolo/notifiche-via-mail";

    private TestCity City => fixture.City;

    [Fact]
    public async Task Page_SaysWhereAndWhy_AndKeepsTheChoice()
    {
        using var davide = await City.SignInAsync("davide-riva");
        var page = await davide.GetAsync(Page);

        page.Page.QuerySelector("#indirizzo")!.TextContent.ShouldContain("davide-riva@example.org");
        page.Words.ShouldContain("Dal tuo SPID, il 21 novembre 2026");
        page.Words.ShouldContain("Perché la ricevi: se non sei stato tu, è così che lo scopri.");
        page.Words.ShouldContain("Negli ultimi due mesi non ti abbiamo scritto");
        page.Page.QuerySelectorAll("#notices fieldset").Length.ShouldBe(1, "deadlines alone may be turned off");
        page.Page.QuerySelector("input[name='Choice.deadlines.steps']:checked")!.GetAttribute("value").ShouldBe("it");

        (await ChooseAsync(davide, "none")).Words.ShouldContain("La scelta è salvata");
        (await davide.GetAsync("/fascicolo/scadenze/calendario")).Page.QuerySelector("input[name='Mail.Choice']:checked")!.GetAttribute("value").ShouldBe("none");
        (await ChooseAsync(davide, "xx")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await davide.GetAsync($"/en{Page}")).Page.QuerySelector("input[name='Choice.deadlines.steps']:checked")!.GetAttribute("value").ShouldBe("none");
    }

    [Fact]
    public async Task Messages_AreListedToWhomTheyWereWritten_AndGoToTheVerifiedAddress()
    {
        using var jurgen = await City.SignInAsync("jurgen-muller");
        using var mei = await City.SignInAsync("mei-zhang");
        await ContactSteps.ConfirmAsync(City, mei, "mei@casa.example");

        await DelegationSteps.AskAsync(jurgen, "mei-zhang");

        // Who carries the mail promises no order.
        (await ContactSteps.AwaitMailAsync(City, "mei@casa.example", 3)).ShouldContain(m => m.Content.Subject.StartsWith("Delega n. ", StringComparison.Ordinal));
        (await ContactSteps.AwaitMailAsync(City, "mei-zhang@example.org", 1)).ShouldHaveSingleItem("that it is not used any more");
        var page = await AwaitSentAsync(mei);
        page.Page.QuerySelector("#indirizzo")!.TextContent.ShouldContain("Confermato da te con un codice");
        page.Page.QuerySelectorAll(".nv-event-title").Select(t => t.TextContent.Trim()).ShouldBe(["Deleghe", "I tuoi contatti sono cambiati", "I tuoi contatti sono cambiati", "Codice per confermare un indirizzo"]);
        (await jurgen.GetAsync(Page)).Page.QuerySelectorAll(".nv-event-title").Select(t => t.TextContent.Trim()).ShouldBe(["Deleghe"], "his own copy: whether the other side has an account and an address shows in nothing");
        var sender = (await City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<QueuedMessage>().AsNoTracking().ToListAsync())).Where(m => m.Kind == "identity.delegation").ToList();
        sender.ShouldAllBe(m => m.RecipientId != null);
    }

    [Fact]
    public void EveryKind_HasItsWordsInEveryLanguage()
    {
        var services = City.Portal.Services;
        var kinds = services.GetServices<MailKind>().ToList();
        kinds.Count.ShouldBeGreaterThan(4);
        kinds.Select(k => k.Code).ShouldBeUnique();
        foreach (var language in services.GetRequiredService<CityPack>().Identity.Languages)
        {
            using var scope = new CultureScope(new(language));
            foreach (var kind in kinds)
            {
                foreach (var part in new[] { "", ".What", ".Why" })
                    services.GetRequiredService<IStringLocalizerFactory>().Create(kind.Texts)[$"MailKind.{kind.Code}{part}"].ResourceNotFound.ShouldBeFalse($"{kind.Code}{part} {language}");
            }
        }
    }

    private static async Task<Answer> ChooseAsync(Visitor visitor, string choice) =>
        await visitor.SubmitAsync(await visitor.GetAsync(Page), "#notices", new Dictionary<string, string> { ["Choice.deadlines.steps"] = choice });

    private static async Task<Answer> AwaitSentAsync(Visitor visitor)
    {
        for (var looks = 0; ; looks++)
        {
            var page = await visitor.GetAsync(Page);
            if (!page.Words.Contains("In partenza", StringComparison.Ordinal))
                return page;
            looks.ShouldBeLessThan(100, page.Words);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
