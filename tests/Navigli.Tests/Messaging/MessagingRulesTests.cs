using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Messaging;
using Navigli.Messaging;
using Navigli.Messaging.Mail;
using Navigli.Messaging.Outgoing;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Messaging;

public sealed class MessagingRulesTests
{
    [Theory]
    [InlineData("https://sms.example/api/", "tel:+390200000000", "Comune", "user", "secret", null, true)]
    [InlineData("http://127.0.0.1:8081/sms/", "12345", null, null, null, "token", true)]
    [InlineData("http://sms.example/", "12345", null, null, null, "token", false)]
    [InlineData("https://sms.example/api", "12345", null, null, null, "token", false)]
    [InlineData("https://sms.example/", "", null, null, null, "token", false)]
    [InlineData("https://sms.example/", "12345", "Comune di Milano", null, null, "token", false)]
    [InlineData("https://sms.example/", "12345", null, "user", null, null, false)]
    [InlineData("https://sms.example/", "12345", null, "user", "secret", "token", false)]
    public void Sms_Settings_AreChecked(string address, string sender, string? name, string? user, string? password, string? token, bool good)
    {
        var options = new MessagingOptions { Sms = new SmsOptions { Address = new Uri(address), SenderAddress = sender, SenderName = name, User = user, Password = password, Token = token } };

        new SmsOptionsCheck().Validate(null, options).Succeeded.ShouldBe(good);
    }

    [Theory]
    [InlineData("Perché città è così, 5 €", "Perché città è così, 5 €", 25)]
    [InlineData("L’età «è» – Châtillon, ČŠ, 東", "L'età \"è\" - Chatillon, CS, ?", 28)]
    public void Text_IsOfTheAlphabetOfTelephones(string text, string plain, int septets)
    {
        GsmAlphabet.Plain(text).ShouldBe(plain);
        GsmAlphabet.Septets(plain).ShouldBe(septets);
    }

    [Theory]
    [InlineData(" Segreteria+2026@Polisportiva.Example ", "Segreteria+2026@polisportiva.example")]
    [InlineData("o'neil@città.example", "o'neil@xn--citt-3na.example")]
    public void Normalise_AsPeopleType_GivesWhatTheServerIsAsked(string typed, string expected) => EmailAddress.Normalise(typed).ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("@a.example")]
    [InlineData("uno@")]
    [InlineData("uno@a.example\nRCPT TO:<due@b.example>")]
    [InlineData("uno@a.example\0")]
    [InlineData("uno@[127.0.0.1]")]
    [InlineData("uno@127.0.0.1")]
    [InlineData("uno;due@a.example")]
    [InlineData(".uno@a.example")]
    [InlineData("uno.@a.example")]
    [InlineData("ùno@a.example")]
    public void Normalise_WhatIsNoAddress_IsNull(string? typed) => EmailAddress.Normalise(typed).ShouldBeNull();

    [Fact]
    public void Normalise_Length_IsThatOfTheStandard()
    {
        EmailAddress.Normalise(new string('a', 64) + "@a.example").ShouldNotBeNull();
        EmailAddress.Normalise(new string('a', 65) + "@a.example").ShouldBeNull();
        EmailAddress.Normalise($"a@{string.Join('.', Enumerable.Repeat(new string('b', 62), 4))}.example").ShouldBeNull();
    }

    [Theory]
    [InlineData("relay.example", 587, "StartTls", null, "a@b.example", true)]
    [InlineData("127.0.0.1", 25, "None", null, "a@b.example", true)]
    [InlineData("relay.example", 25, "None", null, "a@b.example", false)]
    [InlineData("", 587, "StartTls", null, "a@b.example", false)]
    [InlineData("relay.example", 0, "StartTls", null, "a@b.example", false)]
    [InlineData("relay.example", 587, "StartTls", "user without password", "a@b.example", false)]
    [InlineData("relay.example", 587, "StartTls", null, "Comune <a@b.example>", false)]
    public void Smtp_Settings_AreChecked(string host, int port, string security, string? user, string from, bool good)
    {
        var options = new MessagingOptions { Smtp = new SmtpOptions { Host = host, Port = port, Security = Enum.Parse<SmtpSecurity>(security), User = user, From = from } };

        new SmtpOptionsCheck().Validate(null, options).Succeeded.ShouldBe(good);
    }

    [Fact]
    public async Task Invia_WithoutAMailServer_OffersTheLinkAlone()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 30, Services = s => s.PostConfigure<MessagingOptions>(o => (o.Smtp, o.Sms) = (null, null)) });
        using var chiara = await city.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");

        var form = await chiara.GetAsync($"{certificate}/invia");

        form.Words.ShouldContain("L'invio per e-mail non è attivo");
        form.Page.QuerySelector("#send-address").ShouldBeNull();
        (await SharingCity.LinkAsync(chiara, certificate)).ShouldStartWith("/c/");
        var contacts = await chiara.GetAsync("/i-miei-contatti");
        contacts.Words.ShouldContain("Questo Comune non raccoglie ancora numeri di telefono");
        contacts.Page.QuerySelector("input[type='tel']").ShouldBeNull();
        var token = contacts.Page.QuerySelector("input[name='__RequestVerificationToken']")?.GetAttribute("value") ?? form.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        (await chiara.PostAsync("/i-miei-contatti", [new("__RequestVerificationToken", token), new("_handler", "phone"), new("Phone.Number", "3401234567")])).Status.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Compose_HostileWords_StayWords()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });
        var composer = city.Portal.Services.GetRequiredService<MailComposer>();

        using var mail = composer.Compose(Guid.Empty, Message("Perché è così", "<img src=x onerror=alert(1)> l'età & più"));
        var html = await new StreamReader(mail.AlternateViews[1].ContentStream).ReadToEndAsync();

        html.ShouldContain("&lt;img src=x onerror=alert(1)&gt; l&#x27;età &amp; più");
        html.ShouldNotContain("<img");
        mail.Subject.ShouldBe("Perché è così");
    }

    [Fact]
    public async Task Queue_WhatWouldInjectAHeader_Throws()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });

        foreach (var message in new[] { Message("Uno\r\nBcc: due@b.example", "x"), Message("Uno", "x") with { To = "uno@a.example\r\nBcc: due@b.example" }, Message("Uno", "x") with { Kind = "tests.undeclared" } })
            await Should.ThrowAsync<ArgumentException>(() => city.InsideAsync(s => s.GetRequiredService<IMessages>().QueueAsync(message, CancellationToken.None)));
    }

    [Fact]
    public async Task Seal_OfAnotherMessage_DoesNotOpen()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });
        var sealing = city.Portal.Services.GetRequiredService<MessageSealing>();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var content = sealing.Seal(one, Message("Uno", "x"));

        sealing.Open<Message>(one, content).Paragraphs.ShouldBe(["x"]);
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => sealing.Open<Message>(other, content));
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => sealing.Open<Message>(one, content[..10]));
    }

    private static Message Message(string subject, string text) => new()
    {
        Kind = "certificates.link",
        To = "uno@a.example",
        Language = "it",
        Subject = subject,
        Paragraphs = [text],
        Why = "una prova",
        SendBefore = TestClock.Start.UtcDateTime.AddDays(1),
    };
}
