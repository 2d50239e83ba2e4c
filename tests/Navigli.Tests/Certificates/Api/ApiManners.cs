using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Api.ApiCalls;

namespace Navigli.Tests.Certificates.Api;

/// <summary>How the API answers, whatever it is asked.</summary>
public sealed class ApiManners(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Theory]
    [InlineData(null)]
    [InlineData("chiara-colombo")]
    [InlineData("tiziano-sormani")]
    public async Task Anything_ByWhoIsNotAnOfficer_Is401AndNeverARedirect(string? persona)
    {
        using var visitor = persona is null ? fixture.City.Visit() : await fixture.City.SignInAsync(persona);

        foreach (var answer in new[]
        {
            await GetAsync(visitor, "/api/v1/status"), await GetAsync(visitor, "/api/v1/certificate-types"), await GetAsync(visitor, "/api/v1/openapi.json"),
            await GetAsync(visitor, "/api/v1/nothing"), await IssueAsync(visitor, Request("marco-villa"), NewKey()),
        })
        {
            (answer.Status, answer.Problem()).ShouldBe((HttpStatusCode.Unauthorized, "platform.api-not-signed-in"));
            answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
            answer.Headers.Contains("X-RateLimit-Remaining").ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Answers_SpeakTheLanguageAskedFor_AndTellTheLimits()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);

        var english = await GetAsync(laura, "/api/v1/nothing", "fr, en;q=0.8, it;q=0.3");
        var italian = await GetAsync(laura, "/api/v1/nothing", "de");

        (english.Status, english.Word("title")).ShouldBe((HttpStatusCode.NotFound, "There is no operation at this address with this method."));
        italian.Word("title").ShouldStartWith("A questo indirizzo");
        english.ContentHeaders.ContentLanguage.ShouldBe(["en"]);
        english.Headers.CacheControl!.NoStore.ShouldBeTrue();
        int.Parse(english.Headers.GetValues("X-RateLimit-Remaining").Single(), System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeLessThan(int.Parse(english.Headers.GetValues("X-RateLimit-Limit").Single(), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Status_IsAProblemThatSaysThatThereIsNone()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var status = await GetAsync(laura, "/api/v1/status");
        (status.Status, status.Problem(), status.Json().GetProperty("status").GetInt32()).ShouldBe((HttpStatusCode.OK, "blank", 200));
    }

    [Fact]
    public async Task Types_AreTheCitysInTheLanguageAskedFor()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var types = (await GetAsync(laura, "/api/v1/certificate-types", "en")).Json();
        types.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("code").GetString()).ShouldContain(CertificatesCity.Residence);
        types.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(20);
        types.GetProperty("uses").EnumerateArray().Count(u => !u.GetProperty("exempt").GetBoolean()).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest, "platform.api-malformed")]
    [InlineData("application/json", "null", HttpStatusCode.BadRequest, "platform.api-malformed")]
    [InlineData("application/json", """{"number":"1","reason":"un motivo qualunque","more":1}""", HttpStatusCode.BadRequest, "platform.api-malformed")]
    [InlineData("application/json", """{"number":"1","number":"2","reason":"un motivo qualunque"}""", HttpStatusCode.BadRequest, "platform.api-malformed")]
    [InlineData("application/json", """{"number":null,"reason":"un motivo qualunque"}""", HttpStatusCode.BadRequest, "platform.api-malformed")]
    [InlineData("application/json", """{"number":1,"reason":"un motivo qualunque"}""", HttpStatusCode.BadRequest, "platform.api-malformed")]
    [InlineData("application/json", """{"reason":"un motivo qualunque"}""", HttpStatusCode.BadRequest, "platform.api-malformed")]
    [InlineData("text/plain", """{"number":"1","reason":"un motivo qualunque"}""", HttpStatusCode.UnsupportedMediaType, "platform.api-media-type")]
    [InlineData("application/x-www-form-urlencoded", "number=1", HttpStatusCode.UnsupportedMediaType, "platform.api-media-type")]
    [InlineData("application/json; charset=iso-8859-1", """{"number":"1","reason":"un motivo qualunque"}""", HttpStatusCode.UnsupportedMediaType, "platform.api-media-type")]
    [InlineData("application/json", """{"number":"1","reason":"corto"}""", HttpStatusCode.UnprocessableEntity, "certificates.office-reason-missing")]
    public async Task Body_NotAsDescribed_IsRefused(string type, string body, HttpStatusCode status, string problem)
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var answer = await PostAsync(laura, $"{Base}/search", body, type: type);
        (answer.Status, answer.Problem()).ShouldBe((status, problem));
    }

    [Fact]
    public async Task Body_TooLargeOrNotUtf8_IsRefused()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var large = await PostAsync(laura, $"{Base}/search", new JsonObject { ["number"] = new string('1', 20_000), ["reason"] = "un motivo qualunque" }.ToJsonString());
        (large.Status, large.Problem()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "platform.api-too-large"));
        var latin = await PostAsync(laura, $"{Base}/search", Encoding.Latin1.GetBytes("""{"number":"1","reason":"perché così è"}"""));
        (latin.Status, latin.Problem()).ShouldBe((HttpStatusCode.BadRequest, "platform.api-malformed"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("with spaces in the middle")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Key_MissingOrMalformed_IsRefused(string? key)
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var answer = await IssueAsync(laura, Request("marco-villa"), key);
        (answer.Status, answer.Problem()).ShouldBe((HttpStatusCode.BadRequest, "platform.api-key-malformed"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Origin", "https://altrove.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    public async Task Post_FromAnotherSite_IsRefused(string header, string value, bool passes)
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var answer = await PostAsync(laura, $"{Base}/search", """{"number":"1","reason":"un motivo qualunque"}""", headers: [(header, value)]);
        answer.Status.ShouldBe(passes ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Verification_OfNothingOrOfWhatIsNone_IsRefused()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        (await PostAsync(laura, $"{Base}/verifications", "{}")).Problem().ShouldBe("certificates.one-of-two");
        var malformed = await PostAsync(laura, $"{Base}/verifications", """{"code":"abc"}""");
        (malformed.Problem(), malformed.Members()).ShouldBe(("certificates.code-malformed", "/code"));
        (await PostAsync(laura, $"{Base}/verifications", """{"proof":"abc"}""")).Problem().ShouldBe("certificates.proof-refused");
        (await PostAsync(laura, $"{Base}/verifications", "not a file", type: "application/pdf")).Problem().ShouldBe("certificates.paper-not-pdf");
        (await PostAsync(laura, $"{Base}/verifications", new byte[(4 * 1024 * 1024) + 1], type: "application/pdf")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }
}
