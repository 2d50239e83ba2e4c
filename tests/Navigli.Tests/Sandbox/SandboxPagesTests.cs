using System.Net;
using System.Net.Mail;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Navigli.Sandbox;
using Navigli.Testing;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Sandbox;

[Trait("Engine", "Any")]
public sealed class SandboxPagesTests : IAsyncLifetime
{
    private readonly SandboxClock _clock = new(new FrozenClock(SpidStage.Now));
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = true });
    private WebApplication _sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        _http.BaseAddress = FreePorts.Address("127.0.0.1");
        _sandbox = SandboxHost.Create(new SandboxOptions
        {
            Address = _http.BaseAddress,
            Portal = new Uri("http://localhost:8080"),
            PortalMetadata = new Uri("http://localhost:1/spid/metadata"),
            Personas = [SpidStage.Chiara],
            Clock = _clock,
            SmtpPort = 0,
        });
        await _sandbox.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.StopAsync();
        await _sandbox.DisposeAsync();
        _http.Dispose();
    }

    [Theory]
    [InlineData("/", "Il mondo di fuori", "The world outside")]
    [InlineData("/mail", "Casella di posta", "Mailbox")]
    [InlineData("/clock", "Orologio", "Clock")]
    [InlineData("/faults", "Guasti", "Faults")]
    public async Task Page_InBothLanguages_HasItsHeadingAndNoInlineCode(string path, string italian, string english)
    {
        foreach (var (prefix, heading, language) in new[] { ("", italian, "it"), ("/en", english, "en") })
        {
            var page = new HtmlParser().ParseDocument(await _http.GetStringAsync(prefix + path));
            page.QuerySelector("h1")!.TextContent.ShouldBe(heading);
            page.DocumentElement.GetAttribute("lang").ShouldBe(language);
            page.QuerySelectorAll("style, script:not([src]), [style], [onclick]").ShouldBeEmpty();
            page.QuerySelectorAll("input:not([type=hidden]), select").ShouldAllBe(field => page.QuerySelector($"label[for='{field.Id}']") != null);
        }
    }

    [Fact]
    public async Task Mail_SentBySystemNetMail_IsReadable()
    {
        using var client = new SmtpClient("127.0.0.1", SandboxHost.SmtpPort(_sandbox));
        using var message = new MailMessage("comune@example.org", "chiara@example.org", "È arrivato il certificato di D'Angelò e Nguyễn, con un oggetto molto lungo", "Buongiorno,\r\n.punto in testa\r\nperché sì: €")
        {
            BodyEncoding = Encoding.UTF8,
            SubjectEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<p>Buongiorno</p>", Encoding.UTF8, "text/html"));
        message.Attachments.Add(Attachment.CreateAttachmentFromString("x", "certificato.txt"));
        await client.SendMailAsync(message);

        var list = new HtmlParser().ParseDocument(await _http.GetStringAsync("/mail"));
        var link = list.QuerySelector("main a")!;
        link.TextContent.ShouldBe("È arrivato il certificato di D'Angelò e Nguyễn, con un oggetto molto lungo");
        var page = new HtmlParser().ParseDocument(await _http.GetStringAsync(link.GetAttribute("href")));
        page.QuerySelector("pre")!.TextContent.ReplaceLineEndings("\n").Trim().ShouldBe("Buongiorno,\n.punto in testa\nperché sì: €");
        page.QuerySelector("dl")!.TextContent.ShouldContain("certificato.txt");
    }

    [Fact]
    public async Task Mail_WhileTheServiceIsDown_IsRefused()
    {
        await PostAsync("/faults", ("service", "mail"), ("fault", "Down"));
        using var client = new SmtpClient("127.0.0.1", SandboxHost.SmtpPort(_sandbox));
        await Should.ThrowAsync<SmtpException>(() => client.SendMailAsync("a@example.org", "b@example.org", "s", "t"));
        await PostAsync("/faults", ("service", "mail"), ("fault", "Duplicated"));
        await client.SendMailAsync("a@example.org", "b@example.org", "s", "t");
        new HtmlParser().ParseDocument(await _http.GetStringAsync("/mail")).QuerySelectorAll("main li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Clock_IsMovedFromItsPage()
    {
        await PostAsync("/clock", ("move", "day"));
        _clock.GetUtcNow().ShouldBe(SpidStage.Now.AddDays(1));
        await PostAsync("/clock", ("move", "month"));
        _clock.GetUtcNow().ShouldBe(SpidStage.Now.AddDays(1).AddMonths(1));
        await PostAsync("/clock", ("move", "set"), ("when", "2026-12-07T09:30"));
        _clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 12, 7, 8, 30, 0, TimeSpan.Zero), "Rome is one hour ahead in winter");
        await PostAsync("/clock", ("move", "set"), ("when", "2026-03-29T02:30"));
        _clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), "the hour that summer time skips becomes the next");
        (await PostAsync("/clock", ("move", "set"), ("when", "never"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await PostAsync("/clock", ("move", "reset"));
        _clock.GetUtcNow().ShouldBe(SpidStage.Now);
    }

    [Theory]
    [InlineData("mail", "Expired")]
    [InlineData("nobody", "Down")]
    [InlineData("spid", "Nonsense")]
    [InlineData("spid", "Anomaly")]
    public async Task Fault_ThatAServiceCannotHave_IsRefused(string service, string fault) =>
        (await PostAsync("/faults", ("service", service), ("fault", fault))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

    [Theory]
    [InlineData("spid", "nr19", "ErrorCode nr19: credenziali sbagliate troppe volte")]
    [InlineData("cie", "audience-wrong", "sbagliato: destinatario dell’asserzione (Audience)")]
    [InlineData("eidas", "attribute-spidCode-missing", "manca: spidCode")]
    [InlineData("spid", "sound-prefixes", "altri prefissi per gli spazi dei nomi")]
    public async Task Anomaly_ChosenInThePanel_IsSaidInPlainWords(string service, string code, string words)
    {
        await PostAsync("/faults", ("service", service), ("fault", "Anomaly"), ("code", code));
        var page = new HtmlParser().ParseDocument(await _http.GetStringAsync("/faults"));
        page.QuerySelector($"input[value='{service}'] ~ fieldset strong")!.TextContent.ShouldEndWith(words);
        page.QuerySelector($"#code-{service} option[selected]")!.GetAttribute("value").ShouldBe(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task EveryAnomaly_HasWordsOfItsOwn(string language)
    {
        var page = new HtmlParser().ParseDocument(await _http.GetStringAsync(language + "/faults"));
        foreach (var service in (string[])["spid", "cie", "eidas"])
        {
            var words = page.QuerySelectorAll($"#code-{service} option").Select(option => option.TextContent).ToList();
            words.Count.ShouldBeGreaterThan(100);
            words.ShouldBeUnique();
            words.ShouldAllBe(text => !text.Contains("Anomaly_") && !text.Contains("Spot_") && !text.Contains("Error_"), "the key itself is shown where words are missing");
            page.QuerySelectorAll($"#code-{service} optgroup").ShouldAllBe(group => !group.GetAttribute("label")!.Contains("Group_"));
        }
    }

    [Fact]
    public async Task Cie_HasNoCodesThatItsManualReserves()
    {
        var page = new HtmlParser().ParseDocument(await _http.GetStringAsync("/faults"));
        var codes = page.QuerySelectorAll("#code-cie option").Select(option => option.GetAttribute("value")).ToList();
        codes.ShouldContain("nr23");
        codes.ShouldNotContain("nr19");
        codes.ShouldNotContain("nr20");
        (await PostAsync("/faults", ("service", "cie"), ("fault", "Anomaly"), ("code", "nr20"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("Normal", true)]
    [InlineData("Unsigned", false)]
    [InlineData("WrongSignature", true)]
    public async Task Registry_ListsEveryProviderOfSpid_SignedOrNot(string fault, bool hasSignature)
    {
        await PostAsync("/faults", ("service", "registry"), ("fault", fault));
        var document = SpidStage.Parse(await _http.GetStringAsync("/spid/metadata"));
        document.DocumentElement!.ChildNodes.OfType<System.Xml.XmlElement>().Count(e => e.LocalName == "EntityDescriptor").ShouldBe(3);
        document.DocumentElement.ChildNodes.OfType<System.Xml.XmlElement>().Any(e => e.LocalName == "Signature").ShouldBe(hasSignature);
        document.SelectNodes("//*[local-name()='X509Certificate']")!.OfType<System.Xml.XmlElement>().Select(c => c.InnerText).Distinct().Count().ShouldBe(hasSignature ? 4 : 3, "no two share a key");
    }

    [Fact]
    public async Task SignOn_WithoutAnythingSigned_ShowsTheAnomalyOfTheRules()
    {
        var answer = await PostAsync("/spid/alzaia/sso", ("SAMLRequest", "nonsense"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Formato richiesta non corretto");
    }

    [Fact]
    public async Task Clock_PostedFromAnotherSite_IsNotMoved()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/clock") { Content = new FormUrlEncodedContent([KeyValuePair.Create("move", "day")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await _http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _clock.Offset.ShouldBe(TimeSpan.Zero);
    }

    private Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
}
