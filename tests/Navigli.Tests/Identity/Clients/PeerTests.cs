using System.Text.Json;
using Navigli.Tests.Certificates;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>A client made with others' libraries (oauth4webapi, jose; tests/peer) understands our server, and our server its assertions, proofs and signatures.</summary>
public sealed class PeerTests(ClientsCity fixture) : IClassFixture<ClientsCity>
{
    [Fact]
    public async Task ClientOfOthersMaking_GetsVerifiesAndUsesTokens()
    {
        using var tools = new OutsideTools();
        using var client = await ClientSoftware.RegisterAsync(fixture.City);
        var told = JsonSerializer.Serialize(new
        {
            issuer = client.Issuer,
            client = client.Id,
            kid = client.KeyId,
            key = client.Key.ExportPkcs8PrivateKeyPem(),
            now = fixture.City.Clock.GetUtcNow().ToUnixTimeSeconds(),
        });

        var (code, output) = await Task.Run(() => tools.Run("node", Path.Combine(Packs.Root, "tests", "peer", "client.mjs"), told));

        code.ShouldBe(0, output);
        var found = JsonDocument.Parse(output).RootElement;
        found.GetProperty("subject").GetString().ShouldBe(client.Id);
        found.GetProperty("scope").GetString().ShouldBe("certificates:verify");
        found.GetProperty("bearer").GetInt32().ShouldBe(200);
        found.GetProperty("tokenType").GetString().ShouldBe("dpop");
        found.GetProperty("proven").GetInt32().ShouldBe(200);
        found.GetProperty("unproven").GetInt32().ShouldBe(401);
        (found.GetProperty("signed").GetInt32(), found.GetProperty("problem").GetString()).ShouldBe((422, "urn:navigli:error:certificates.code-malformed"));
        found.GetProperty("altered").GetInt32().ShouldBe(401);
    }
}
