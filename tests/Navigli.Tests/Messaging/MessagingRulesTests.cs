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
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 30, Services = s => s.PostConfigure<MessagingOptions>(o => o.Smtp = null) });
        using var chiara = await city.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");

        var form = await chiara.GetAsync($"{certificate}/invia");

        form.Words.ShouldContain("L'invio per e-mail non è attivo");
        form.Page.QuerySelector("#send-address").ShouldBeNull();
        (await SharingCity.LinkAsync(chiara, certificate)).ShouldStartWith("/c/");
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

        foreach (var message in new[] { Message("Uno\r\nBcc: due@b.example", "x"), Message("Uno", "x") with { To = "uno@a.example\r\nBcc: due@b.example" } })
            await Should.ThrowAsync<ArgumentException>(() => city.InsideAsync(s => s.GetRequiredService<IMessages>().QueueAsync(message, CancellationToken.None)));
    }

    [Fact]
    public async Task Seal_OfAnotherMessage_DoesNotOpen()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });
        var sealing = city.Portal.Services.GetRequiredService<MessageSealing>();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var content = sealing.Seal(one, Message("Uno", "x"));

        sealing.Open(one, content).Paragraphs.ShouldBe(["x"]);
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => sealing.Open(other, content));
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => sealing.Open(one, content[..10]));
    }

    private static Message Message(string subject, string text) => new()
    {
        Kind = "tests.message",
        To = "uno@a.example",
        Language = "it",
        Subject = subject,
        Paragraphs = [text],
        Why = "una prova",
        SendBefore = TestClock.Start.UtcDateTime.AddDays(1),
    };
}
