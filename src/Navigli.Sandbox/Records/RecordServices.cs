using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records;

/// <summary>What a host tells its portal of the sandbox's sources, and the sources' PDND of the portal.</summary>
public static class RecordServices
{
    /// <summary>Settings of the portal: a section of <c>Pdnd:Services</c> for each source, without a purpose where the office is the city's own.</summary>
    /// <param name="sandbox">Where the sandbox answers.</param>
    public static IReadOnlyDictionary<string, string?> Settings(Uri sandbox) => RecordSource.All.SelectMany(s => (KeyValuePair<string, string?>[])
    [
        new($"Pdnd:Services:{s.Name}:Address", AudienceOf(sandbox, s) + "/"),
        new($"Pdnd:Services:{s.Name}:Audience", AudienceOf(sandbox, s)),
        new($"Pdnd:Services:{s.Name}:Purpose", s.Trust == CallerTrust.Voucher ? s.Purpose : null),
        new($"Records:Sources:{s.Name}:Feed", s.TellsDates ? "true" : null),
    ]).ToDictionary(StringComparer.Ordinal);

    /// <summary>The portal's purposes as they are approved at PDND.</summary>
    /// <param name="sandbox">Where the sandbox answers.</param>
    /// <param name="publicKey">The public half of the portal's key, PEM.</param>
    public static IEnumerable<PdndClient> Portal(Uri sandbox, string publicKey) => RecordSource.All
        .Select(s => new PdndClient { ClientId = PdndServices.ClientId, KeyId = PdndServices.KeyId, PublicKey = publicKey, Purpose = s.Purpose, Audience = AudienceOf(sandbox, s) });

    private static string AudienceOf(Uri sandbox, RecordSource source) => new Uri(sandbox, source.Path).ToString();
}
