namespace Navigli.Sandbox.Pdnd;

/// <summary>What a host tells its portal of the sandbox's PDND, and PDND of the portal.</summary>
public static class PdndServices
{
    /// <summary>Name of the e-service that the portal can call, as <c>Pdnd:Services</c> names it.</summary>
    public const string Echo = "echo";

    internal const string ClientId = "5f0a2f6c-6f1b-4c7e-9a3d-1c2b3a4d5e6f";
    private const string Purpose = "0b9d7c5a-2e4f-4a6b-8c1d-9e8f7a6b5c4d";
    internal const string KeyId = "portal-1";

    /// <summary>Settings of the portal.</summary>
    /// <param name="sandbox">Where the sandbox answers.</param>
    public static IReadOnlyDictionary<string, string?> Settings(Uri sandbox) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Pdnd:Issuer"] = PdndTokens.Issuer,
        ["Pdnd:Keys"] = new Uri(sandbox, "/pdnd/.well-known/jwks.json").ToString(),
        ["Pdnd:TokenEndpoint"] = new Uri(sandbox, "/pdnd/token.oauth2").ToString(),
        ["Pdnd:AssertionAudience"] = PdndDesk.AssertionAudience,
        ["Pdnd:ClientId"] = ClientId,
        ["Pdnd:KeyId"] = KeyId,
        [$"Pdnd:Services:{Echo}:Address"] = AudienceOf(sandbox) + "/",
        [$"Pdnd:Services:{Echo}:Audience"] = AudienceOf(sandbox),
        [$"Pdnd:Services:{Echo}:Purpose"] = Purpose,
    };

    /// <summary>The portal as it is registered at PDND.</summary>
    /// <param name="sandbox">Where the sandbox answers.</param>
    /// <param name="publicKey">The public half of its key, PEM.</param>
    public static PdndClient Portal(Uri sandbox, string publicKey) =>
        new() { ClientId = ClientId, KeyId = KeyId, PublicKey = publicKey, Purpose = Purpose, Audience = AudienceOf(sandbox) };

    private static string AudienceOf(Uri sandbox) => new Uri(sandbox, EchoService.Path).ToString();
}
