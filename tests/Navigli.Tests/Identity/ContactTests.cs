using System.Net;
using System.Text;
using Navigli.Identity.Contacts;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;
using static Navigli.Tests.Identity.ContactSteps;

namespace Navigli.Tests.Identity;

/// <summary>The address that people add: theirs to change, used after a code alone.</summary>
public sealed partial class ContactTests(SharingCity fixture) : IClassFixture<SharingCity>
{
    private TestCity City => fixture.City;

    [Fact]
    public async Task Address_IsUsedOnceItsCodeIsTyped_OutlivesASignIn_AndTheOldOneIsTold()
    {
        const string own = "chiara@casa.example";
        using var chiara = await City.SignInAsync("chiara-colombo");
        var before = await chiara.GetAsync(Page);
        before.Words.ShouldContain("chiara-colombo@example.org");
        before.Words.ShouldContain("Dal tuo SPID, il 21 novembre 2026");

        var asked = await AskAsync(chiara, $" {own.ToUpperInvariant()[..6]}{own[6..]} ");
        asked.Address.AbsolutePath.ShouldBe(CodePage);
        var field = asked.Page.QuerySelector("#form-code")!;
        (field.GetAttribute("autocomplete"), field.GetAttribute("inputmode"), field.GetAttribute("value")).ShouldBe(("one-time-code", "numeric", null));
        var mail = (await AwaitMailAsync(City, "CHIARA@casa.example", 1))[0].Content;
        var code = CodeIn(await FirstAsync("CHIARA@casa.example"));
        mail.Subject.ShouldNotContain(code, customMessage: "a locked phone shows subjects");
        mail.Text.ShouldContain("Vale 10 minuti");
        (await chiara.GetAsync(Page)).Words.ShouldContain("Un indirizzo aspetta il suo codice");
        (await chiara.GetAsync($"{await SharingCity.IssueAsync(chiara, "chiara-colombo")}/invia")).Page.QuerySelector("#send-address")!.GetAttribute("value")
            .ShouldBe("chiara-colombo@example.org", "typed is not confirmed");
        var row = (await RowsAsync(City, "CHIARA@casa.example")).ShouldHaveSingleItem();
        Encoding.ASCII.GetString(row.Mark).ShouldNotContain(code);
        row.Mark.Length.ShouldBe(ContactCodes.MarkLength);

        var confirmed = await TypeAsync(chiara, $"{code[..3]} {code[3..]}");

        confirmed.Words.ShouldContain("Indirizzo confermato");
        confirmed.Words.ShouldContain("Confermato da te con un codice, il 21 novembre 2026");
        (await AwaitMailAsync(City, "chiara-colombo@example.org", 1))[0].Content.Text.ShouldContain("non arrivano più a questo indirizzo");
        (await AwaitMailAsync(City, "CHIARA@casa.example", 2))[^1].Content.Text.ShouldContain("arrivano a questo indirizzo");
        foreach (var told in MailTo(City, "chiara-colombo@example.org"))
            (told.Content.Subject + told.Content.Text + told.Content.Html).ShouldNotContain("casa.example");
        (await chiara.GetAsync(CodePage)).Words.ShouldContain("Nessun indirizzo aspetta un codice");

        using var again = await City.SignInAsync("chiara-colombo");
        (await again.GetAsync(Page)).Page.QuerySelector("#email strong")!.TextContent.ShouldBe("CHIARA@casa.example", "a sign-in states the provider's, and overwrites nothing");
        (await again.GetAsync($"{await SharingCity.IssueAsync(again, "chiara-colombo")}/invia")).Page.QuerySelector("#send-address")!.GetAttribute("value").ShouldBe("CHIARA@casa.example");

        var removed = await again.SubmitAsync(await again.GetAsync(Page), "#withdraw");

        removed.Words.ShouldContain("Indirizzo tolto");
        removed.Page.QuerySelector("#email strong")!.TextContent.ShouldBe("chiara-colombo@example.org");
        (await AwaitMailAsync(City, "CHIARA@casa.example", 3))[^1].Content.Text.ShouldContain("non arrivano più");
    }

    [Fact]
    public async Task Code_TypedWrongFiveTimes_OpensNothingAnyMore()
    {
        const string own = "davide@casa.example";
        using var davide = await City.SignInAsync("davide-riva");
        await AskAsync(davide, own);
        var code = CodeIn(await FirstAsync(own));

        foreach (var none in new[] { "", "12345", "1234567", "abcdef" })
            (await TypeAsync(davide, none)).Words.ShouldContain("Il codice è di 6 cifre");
        for (var left = 4; left >= 1; left--)
        {
            var wrong = await TypeAsync(davide, Not(code));
            wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            wrong.Words.ShouldContain($"Tentativi che restano: {left}", customMessage: "what is no code is no try");
        }

        var page = await davide.GetAsync(CodePage);
        (await TypeAsync(davide, Not(code))).Words.ShouldContain("scritto sbagliato troppe volte");

        (await davide.SubmitAsync(page, "#confirm", new Dictionary<string, string> { ["Form.Code"] = code })).Words.ShouldContain("Il codice non vale più");
        (await davide.GetAsync(Page)).Words.ShouldNotContain(own);
    }

    [Fact]
    public async Task Code_IsOfItsAccountAndItsTime_AndTheNextOneTakesItsPlace()
    {
        const string own = "lan@casa.example";
        using var lan = await City.SignInAsync("lan-nguyen");
        using var sean = await City.SignInAsync("sean-obrien");
        await AskAsync(lan, own);
        await AskAsync(sean, "sean@casa.example");
        var first = CodeIn(await FirstAsync(own));
        if (CodeIn(await FirstAsync("sean@casa.example")) != first)
            (await TypeAsync(sean, first)).Words.ShouldContain("non è quello che abbiamo mandato");

        (await lan.SubmitAsync(await lan.GetAsync(CodePage), "#again")).Words.ShouldContain("Un codice è appena partito");
        City.Clock.Move(TimeSpan.FromSeconds(61));
        (await lan.SubmitAsync(await lan.GetAsync(CodePage), "#again")).Status.ShouldBe(HttpStatusCode.OK);
        var second = CodeIn((await AwaitMailAsync(City, own, 2))[^1]);
        if (second != first)
            (await TypeAsync(lan, first)).Words.ShouldContain("non è quello che abbiamo mandato");
        var page = await lan.GetAsync(CodePage);
        City.Clock.Move(TimeSpan.FromMinutes(10));

        (await lan.SubmitAsync(page, "#confirm", new Dictionary<string, string> { ["Form.Code"] = second })).Words.ShouldContain("Il codice non vale più");
        (await lan.GetAsync(CodePage)).Words.ShouldContain($"Il codice mandato a {own} non vale più");
        (await ConfirmAsync(City, lan, own)).Words.ShouldContain("Indirizzo confermato");
    }

    [Fact]
    public async Task Codes_AreFewADay_ByMailboxAndByAccount()
    {
        using var marco = await City.SignInAsync("marco-villa");
        using var rosa = await City.SignInAsync("rosa-mariani");
        foreach (var (one, which) in new[] { (marco, ""), (marco, "+a"), (rosa, "+b"), (rosa, "+c"), (marco, "+d") })
        {
            (await AskAsync(one, $"Comune{which}@casella.example")).Address.AbsolutePath.ShouldBe(CodePage);
            City.Clock.Move(TimeSpan.FromSeconds(61));
        }

        var sixth = await AskAsync(rosa, "comune+e@casella.example");
        sixth.Status.ShouldBe(HttpStatusCode.Conflict);
        sixth.Words.ShouldContain("Per oggi abbiamo mandato troppi codici");
        for (var sent = 3; sent < SendContactCode.PerAccountPerDay; sent++)
        {
            (await AskAsync(marco, $"altro{sent}@casella.example")).Address.AbsolutePath.ShouldBe(CodePage);
            City.Clock.Move(TimeSpan.FromSeconds(61));
        }

        (await AskAsync(marco, "altro@casella.example")).Words.ShouldContain("Per oggi abbiamo mandato troppi codici");
        (await AskAsync(rosa, "rosa@casella.example")).Address.AbsolutePath.ShouldBe(CodePage, "of others nothing is said, and nothing kept from them");
    }

    [Fact]
    public async Task Address_OfSomebodyElse_IsAnsweredAsAnyOther()
    {
        using var jurgen = await City.SignInAsync("jurgen-muller");
        (await ConfirmAsync(City, jurgen, "casa@muller.example")).Words.ShouldContain("Indirizzo confermato");
        using var alessio = await City.SignInAsync("alessio-bassi");
        var (known, unknown) = (await AskAsync(alessio, "casa@muller.example"), "");
        City.Clock.Move(TimeSpan.FromSeconds(61));
        unknown = (await AskAsync(alessio, "casa@nessuno.example")).Words.Replace("casa@nessuno.example", "", StringComparison.Ordinal);

        known.Words.Replace("casa@muller.example", "", StringComparison.Ordinal)[..40].ShouldBe(unknown[..40]);
        known.Address.AbsolutePath.ShouldBe(CodePage);
        foreach (var wrong in new[] { "", "casa", "casa@muller", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example" })
            (await AskAsync(alessio, wrong)).Words.ShouldContain("L’indirizzo e-mail non è scritto bene");
        (await AskAsync(alessio, "ALESSIO-BASSI@example.org")).Words.ShouldContain("È già l’indirizzo a cui ti scriviamo");
    }

    [Fact]
    public async Task Guesses_SentAtOnce_AreCountedAsIfTheyCameInTurn()
    {
        const string own = "simona@casa.example";
        using var simona = await City.SignInAsync("simona-monti");
        await AskAsync(simona, own);
        var code = CodeIn(await FirstAsync(own));
        var page = await simona.GetAsync(CodePage);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => simona.SubmitAsync(page, "#confirm", new Dictionary<string, string> { ["Form.Code"] = Not(code) })));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.UnprocessableEntity || a.Status == HttpStatusCode.Conflict);
        answers.Count(a => a.Words.Contains("non è quello", StringComparison.Ordinal) || a.Words.Contains("troppe volte", StringComparison.Ordinal)).ShouldBe((await RowsAsync(City, own))[0].Tries, "a guess is answered if it is counted");
        (await RowsAsync(City, own))[0].Tries.ShouldBeInRange(1, ContactCode.MostTries);
    }

    [Fact]
    public async Task Cancelled_ChangesNothing()
    {
        using var karim = await City.SignInAsync("karim-haddad");
        await AskAsync(karim, "karim@casa.example");
        var code = CodeIn(await FirstAsync("karim@casa.example"));
        var page = await karim.GetAsync(CodePage);

        (await karim.SubmitAsync(page, "#cancel")).Words.ShouldContain("Non è cambiato nulla");

        (await karim.SubmitAsync(page, "#confirm", new Dictionary<string, string> { ["Form.Code"] = code })).Words.ShouldContain("Il codice non vale più");
    }

    private async Task<Navigli.Sandbox.Mail.ReceivedMail> FirstAsync(string address) => (await AwaitMailAsync(City, address, 1))[0];
}
