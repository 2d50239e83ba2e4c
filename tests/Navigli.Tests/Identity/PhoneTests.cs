using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Messaging;
using Navigli.Identity;
using Navigli.Identity.Contacts;
using Navigli.Messaging;
using Navigli.Messaging.Texts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Sms;
using Navigli.Testing;
using Shouldly;
using Xunit;
using static Navigli.Tests.Identity.ContactSteps;

namespace Navigli.Tests.Identity;

/// <summary>The mobile number that people add: confirmed by SMS, and told of what a stolen mailbox would hide.</summary>
public sealed partial class ContactTests
{
    private SmsInbox Inbox => City.Sandbox.Services.GetRequiredService<SmsInbox>();

    private FaultPanel Faults => City.Sandbox.Services.GetRequiredService<FaultPanel>();

    [Fact]
    public async Task Number_IsUsedOnceItsCodeIsTyped_AndTellsWhatAStolenMailboxWouldHide()
    {
        const string number = "+393401234567";
        using var mei = await City.SignInAsync("mei-zhang");
        var field = (await mei.GetAsync(Page)).Page.QuerySelector("#phone-number")!;
        (field.GetAttribute("type"), field.GetAttribute("autocomplete"), field.GetAttribute("inputmode")).ShouldBe(("tel", "tel", "tel"));

        var asked = await AskNumberAsync(mei, " 340 123-4567 ");
        asked.Address.AbsolutePath.ShouldBe(CodePage);
        asked.Words.ShouldContain("Abbiamo mandato 6 cifre per SMS al +39 340 123 4567");
        asked.Page.QuerySelector("#form-code")!.GetAttribute("autocomplete").ShouldBe("one-time-code");
        var code = SixDigits().Match((await AwaitTextsAsync(number, 1))[0]).Value;
        (await mei.GetAsync(Page)).Words.ShouldContain("Un numero aspetta il suo codice");
        var row = (await RowsAsync(City, number)).ShouldHaveSingleItem();
        Encoding.ASCII.GetString(row.Mark).ShouldNotContain(code);
        (await TypeAsync(mei, Not(code))).Words.ShouldContain("Tentativi che restano: 4");
        (await PhoneOfAsync("mei-zhang")).ShouldBeNull("typed is not confirmed");

        var confirmed = await TypeAsync(mei, code);

        confirmed.Words.ShouldContain("Numero confermato");
        confirmed.Words.ShouldContain("+39 340 123 4567");
        (await PhoneOfAsync("mei-zhang")).ShouldBe(number);
        var mail = (await AwaitMailAsync(City, "mei-zhang@example.org", 1))[0].Content;
        mail.Text.ShouldContain("Il numero di cellulare per gli avvisi di sicurezza del Comune di Milano è cambiato");
        (mail.Subject + mail.Text).ShouldNotContain("4567");

        // Whoever has her session and her mailbox moves her notices elsewhere, and lends her rights.
        City.Clock.Move(TimeSpan.FromSeconds(61));
        await ConfirmAsync(City, mei, "ladro@altrove.example");
        await DelegationSteps.AskAsync(mei, "simona-monti");
        var texts = await AwaitTextsAsync(number, 3);
        texts.ShouldContain("Comune di Milano: l'indirizzo e-mail per i tuoi avvisi è cambiato. Se non sei stato tu chiama 020202.");
        texts.ShouldContain(t => t.Contains("a tuo nome è stata chiesta una delega"));
        texts.ShouldAllBe(t => GsmAlphabet.Septets(t) <= GsmAlphabet.OneSegment && !t.Contains("://") && !t.Contains("altrove") && !t.Contains("Mei"));

        City.Clock.Move(TimeSpan.FromSeconds(61));
        await AskNumberAsync(mei, "+33 6 12 34 56 78");
        (await TypeAsync(mei, SixDigits().Match((await AwaitTextsAsync("+33612345678", 1))[0]).Value)).Words.ShouldContain("+33 6 12 34 56 78");
        (await AwaitTextsAsync(number, 4))[3].ShouldContain("non arrivano più a questo numero");
        var removed = await mei.SubmitAsync(await mei.GetAsync(Page), "#phone-off");
        removed.Words.ShouldContain("Numero tolto");
        removed.Page.QuerySelector("#phone-off").ShouldBeNull();
        (await AwaitTextsAsync("+33612345678", 2))[1].ShouldContain("non arrivano più a questo numero");
        (await PhoneOfAsync("mei-zhang")).ShouldBeNull();
        (await mei.GetAsync("/fascicolo/notifiche-via-mail")).Words.ShouldContain("Avvisi di sicurezza, per SMS");
    }

    [Fact]
    public async Task Number_ThatIsNoMobile_IsRefusedInPlainWords_AndCodesToOneAreFewADay()
    {
        using var stefano = await City.SignInAsync("stefano-fontana");
        using var luca = await City.SignInAsync("luca-brambilla");
        foreach (var wrong in new[] { "", "12", "02 8845 1234", "899 123456", "340123456789012345", "non è un numero", "3401234567;ext=12", "+39 340 1234567 +39 340 1234568" })
            (await AskNumberAsync(stefano, wrong)).Words.ShouldContain("Questo non è un numero di cellulare", customMessage: wrong);
        Inbox.Messages.ShouldNotContain(m => m.To.StartsWith("+3902", StringComparison.Ordinal));

        foreach (var (one, written) in new[] { (stefano, "347 765 4321"), (luca, "0039 347 7654321"), (stefano, "+39 347-765-4321"), (luca, "3477654321"), (stefano, "(347) 7654321") })
        {
            (await AskNumberAsync(one, written)).Address.AbsolutePath.ShouldBe(CodePage, written);
            (await AskNumberAsync(one, written)).Words.ShouldContain("Un codice è appena partito");
            City.Clock.Move(TimeSpan.FromSeconds(61));
        }

        var sixth = await AskNumberAsync(luca, "3477654321");
        sixth.Status.ShouldBe(HttpStatusCode.Conflict);
        sixth.Words.ShouldContain("Per oggi abbiamo mandato troppi codici");
        (await AwaitTextsAsync("+393477654321", 5)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task OneCodeWaits_WhicheverItConfirms()
    {
        using var paola = await City.SignInAsync("paola-cattaneo");
        await AskAsync(paola, "paola@casa.example");
        var mailed = CodeIn(await FirstAsync("paola@casa.example"));
        City.Clock.Move(TimeSpan.FromSeconds(61));
        await AskNumberAsync(paola, "3331234567");
        var texted = SixDigits().Match((await AwaitTextsAsync("+393331234567", 1))[0]).Value;

        if (mailed != texted)
            (await TypeAsync(paola, mailed)).Words.ShouldContain("non è quello che abbiamo mandato");
        (await paola.SubmitAsync(await paola.GetAsync(CodePage), "#again")).Words.ShouldContain("Un codice è appena partito");
        City.Clock.Move(TimeSpan.FromSeconds(61));
        await paola.SubmitAsync(await paola.GetAsync(CodePage), "#again");
        var again = SixDigits().Match((await AwaitTextsAsync("+393331234567", 2))[1]).Value;
        (await TypeAsync(paola, again)).Words.ShouldContain("Numero confermato");
        (await AskNumberAsync(paola, "333 1234567")).Words.ShouldContain("È già il tuo numero");
    }

    [Fact]
    public async Task Number_ThatTakesNoTexts_IsToldWhereTheCodeIsTyped()
    {
        using var bruno = await City.SignInAsync("bruno-valsecchi");
        Faults.TrySet(FaultPanel.Sms, new FaultSetting(Fault.Refusing, 5)).ShouldBeTrue();
        try
        {
            await AskNumberAsync(bruno, "3201112223");
            var row = (await RowsAsync(City, "+393201112223")).ShouldHaveSingleItem();
            for (var look = 0; look < 200 && await StateAsync(row.MessageId) == MessageState.Queued; look++)
                await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        finally
        {
            Faults.Clear();
        }

        (await bruno.GetAsync(CodePage)).Words.ShouldContain("Questo numero non riceve SMS");
    }

    [Fact]
    public async Task Provider_ThatLosesItsAnswer_IsAskedAgain_AndOneMessageComes()
    {
        var message = new TextMessage { Kind = ContactKinds.SecurityText, RecipientId = Guid.CreateVersion7(), To = "+393499998888", Text = "Prova", SendBefore = DateTime.MaxValue };
        var sms = City.Portal.Services.GetRequiredService<IOptions<MessagingOptions>>().Value.Sms!;
        using var client = new HttpClient();
        OneApiSms.Prepare(client, new SmsOptions { Address = sms.Address, User = sms.User, Password = sms.Password, TimeLimit = TimeSpan.FromSeconds(1) });
        var provider = new OneApiSms(client, Options.Create(new MessagingOptions { Sms = sms }));
        var id = Guid.CreateVersion7();
        try
        {
            Faults.TrySet(FaultPanel.Sms, new FaultSetting(Fault.Slow, 3)).ShouldBeTrue();
            await Should.ThrowAsync<TimeoutException>(() => provider.SendAsync(id, message, default));
            Faults.TrySet(FaultPanel.Sms, new FaultSetting(Fault.Down, 3)).ShouldBeTrue();
            (await Should.ThrowAsync<HttpRequestException>(() => provider.SendAsync(id, message, default))).Message.ShouldNotContain("8888");
        }
        finally
        {
            Faults.Clear();
        }

        (await provider.SendAsync(id, message, default)).ShouldBeTrue("the correlator was used: it was taken");
        Inbox.Messages.Count(m => m.To == message.To).ShouldBe(1);
        using var stranger = new HttpClient();
        OneApiSms.Prepare(stranger, new SmsOptions { Address = sms.Address, Token = "not the city's" });
        (await Should.ThrowAsync<HttpRequestException>(() => new OneApiSms(stranger, Options.Create(new MessagingOptions { Sms = sms })).SendAsync(Guid.CreateVersion7(), message, default))).Message.ShouldContain("POL0001");
    }

    [Theory]
    [InlineData("it")]
    [InlineData("en")]
    public void Texts_OfTheLongestCityName_AreOneSegment(string language)
    {
        using var culture = new CultureScope(CultureInfo.GetCultureInfo(language));
        var texts = City.Portal.Services.GetRequiredService<IStringLocalizer<IdentityTexts>>();
        // The longest name of an Italian municipality, and a whole telephone number.
        var city = "Comune di San Valentino in Abruzzo Citeriore";
        List<string> all = [texts["Contact.Text.Code", city, "123456", 10.0], .. Enum.GetNames<SecurityNotice>().Select(n => texts[$"Contact.Text.{n}", city, "+39 085 8574131"].Value)];

        all.ShouldAllBe(t => t.Length > city.Length && GsmAlphabet.Septets(GsmAlphabet.Plain(t)) <= GsmAlphabet.OneSegment);
    }

    [Fact]
    public async Task Queue_ATextThatIsLonger_OrToNoNumber_Throws()
    {
        var text = new TextMessage { Kind = ContactKinds.SecurityText, RecipientId = Guid.CreateVersion7(), To = "+393401234567", Text = new string('a', GsmAlphabet.OneSegment), SendBefore = DateTime.MaxValue };

        await QueueAsync(text);
        foreach (var wrong in new[] { text with { Text = text.Text + "a" }, text with { Text = "L’età" }, text with { To = "3401234567" }, text with { To = "+393401234567\n" }, text with { Kind = ContactKinds.Changed } })
            await Should.ThrowAsync<ArgumentException>(() => QueueAsync(wrong));

        Task<MessageQueued> QueueAsync(TextMessage message) => City.InsideAsync(s => s.GetRequiredService<IMessages>().QueueTextAsync(message, default));
    }

    private static async Task<Answer> AskNumberAsync(Visitor visitor, string number) =>
        await visitor.SubmitAsync(await visitor.GetAsync(Page), "#phone", new Dictionary<string, string> { ["Phone.Number"] = number });

    private async Task<List<string>> AwaitTextsAsync(string number, int count)
    {
        for (var looks = 0; TextsTo(number).Count < count; looks++)
        {
            looks.ShouldBeLessThan(300, $"{count} texts to {number} never came");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return TextsTo(number);
    }

    private List<string> TextsTo(string number) => [.. Inbox.Messages.Where(m => m.To == number).Reverse().Select(m => m.Text)];

    private Task<string?> PhoneOfAsync(string persona) => City.InsideAsync(s =>
    {
        var code = DelegationSteps.CodeOf(persona);
        return s.GetRequiredService<CityDb>().Set<Account>().Where(a => a.CodiceFiscale == code).Select(a => a.OwnPhone).SingleAsync();
    });

    private Task<MessageState> StateAsync(Guid message) => City.InsideAsync(async s => (await s.GetRequiredService<IMessages>().StatesAsync([message], default))[message]);
}
