using System.Text.Json;
using System.Text.Json.Nodes;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates.Api;

/// <summary>The description of the API is a verified file: written anew with NAVIGLI_GOLDEN=write.</summary>
public sealed class ApiDocumentTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    private static string Verified => Path.Combine(Packs.Root, "docs", "contracts", "certificates-v1.json");

    [Fact]
    public async Task Document_IsTheVerifiedOne()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var document = (await ApiCalls.GetAsync(laura, "/api/v1/openapi.json")).Text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("NAVIGLI_GOLDEN") == "write")
            await File.WriteAllTextAsync(Verified, document, TestContext.Current.CancellationToken);
        document.ShouldBe(await File.ReadAllTextAsync(Verified, TestContext.Current.CancellationToken), "write it anew and read the difference");
    }

    [Fact]
    public void Document_IsOpenApiByAnothersReading()
    {
        using var tools = new OutsideTools();
        var (code, output) = tools.Run("python3", "-c", "import importlib.util, sys; sys.exit(0 if importlib.util.find_spec('openapi_spec_validator') else 3)");
        Assert.SkipWhen(code == 3, "openapi-spec-validator is not installed");
        (code, output) = tools.Run("python3", "-m", "openapi_spec_validator", Verified);
        code.ShouldBe(0, output);
    }

    [Fact]
    public void Document_IsWrittenAsTheGuidelinesAsk()
    {
        var document = JsonNode.Parse(File.ReadAllText(Verified))!;
        var info = document["info"]!;
        new[] { "title", "version", "description", "termsOfService", "contact", "license", "x-api-id", "x-summary" }.ShouldAllBe(member => info[member] != null);
        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        document["servers"]!.AsArray().ShouldAllBe(s => s!["url"]!.GetValue<string>().StartsWith("https://") && s["description"] != null);
        document["paths"]!["/status"]!["get"]!["responses"]!["200"]!["content"]!["application/problem+json"].ShouldNotBeNull();
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!).ToList();
        operations.Count.ShouldBe(8);
        foreach (var operation in operations)
        {
            new[] { "operationId", "summary", "description", "tags" }.ShouldAllBe(member => operation[member] != null);
            var responses = operation["responses"]!.AsObject();
            responses.Select(r => r.Key).ShouldContain("401");
            responses.Where(r => r.Key[0] is '2' or '4').ShouldAllBe(r => r.Value!["headers"]!["X-RateLimit-Limit"] != null);
            responses["429"]!["headers"]!["Retry-After"].ShouldNotBeNull();
            responses["503"]!["headers"]!["Retry-After"].ShouldNotBeNull();
            responses.Where(r => r.Key[0] > '3').ShouldAllBe(r => r.Value!["content"]!["application/problem+json"] != null);
        }

        document["paths"]!.AsObject().Select(p => p.Key).ShouldAllBe(path => path.All(c => char.IsAsciiLetterLower(c) || c == '/' || c == '-' || c == '{' || c == '}'));
        Integers(document).ShouldAllBe(schema => schema["format"] != null);
    }

    private static IEnumerable<JsonObject> Integers(JsonNode? node) => node switch
    {
        JsonObject o => (o["type"] is JsonValue v && v.GetValueKind() == JsonValueKind.String && v.GetValue<string>() == "integer" ? [o] : Array.Empty<JsonObject>())
            .Concat(o.SelectMany(m => Integers(m.Value))),
        JsonArray a => a.SelectMany(Integers),
        _ => [],
    };
}
