using System.Globalization;

namespace Navigli.Sandbox.Spid;

/// <summary>Everything that a provider can be made to answer: error codes, what must be refused, and what is unusual and must be accepted.</summary>
internal static class Anomalies
{
    // 24 is reserved by the rules: whoever receives it must cope.
    private static readonly int[] OfSpid = [8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 30];

    // CIE manual, "Codici di errore": 19, 20 and 24 are reserved.
    private static readonly int[] OfCie = [8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 21, 22, 23, 25];

    private static readonly Dictionary<SandboxScheme, IReadOnlyList<Anomaly>> Lists =
        Enum.GetValues<SandboxScheme>().ToDictionary(scheme => scheme, scheme => (IReadOnlyList<Anomaly>)[.. Make(scheme)]);

    public static IReadOnlyList<Anomaly> Of(SandboxScheme scheme) => Lists[scheme];

    public static Anomaly? Find(SandboxScheme scheme, string? code) => Of(scheme).FirstOrDefault(anomaly => anomaly.Code == code);

    private static IEnumerable<Anomaly> Make(SandboxScheme scheme) =>
    [
        .. (scheme is SandboxScheme.Cie ? OfCie : OfSpid).Select(number =>
            new Anomaly(string.Create(CultureInfo.InvariantCulture, $"nr{number:00}"), AnomalyGroup.Errors) { ErrorCode = number }),
        .. AnomalySpots.All.Where(spot => scheme is SandboxScheme.Spid || !spot.OfSpidAlone).SelectMany(AtSpot),
        .. SpecialAnomalies.Refused,
        .. Carried(scheme).SelectMany(SpecialAnomalies.OfAttribute),
        .. scheme is SandboxScheme.Eidas ? [] : SpecialAnomalies.OfFiscalNumber,
        .. SpecialAnomalies.Sound.Where(anomaly => scheme is SandboxScheme.Spid || anomaly.Code != SpecialAnomalies.WithoutFormat),
    ];

    // Without these nobody can be signed in.
    private static IEnumerable<string> Carried(SandboxScheme scheme) => scheme switch
    {
        SandboxScheme.Cie => ["name", "familyName", "dateOfBirth", "fiscalNumber"],
        SandboxScheme.Eidas => ["spidCode", "name", "familyName", "dateOfBirth"],
        _ => ["spidCode", "name", "familyName", "dateOfBirth", "fiscalNumber"],
    };

    private static IEnumerable<Anomaly> AtSpot(Spot spot)
    {
        if (!spot.Optional)
            yield return At(spot, SpotFault.Missing);
        if (!spot.Hollow)
            yield return At(spot, SpotFault.Empty);
        if (spot.Wrong is not null || spot.WrongTime is not null)
            yield return At(spot, SpotFault.Wrong);
    }

    private static Anomaly At(Spot spot, SpotFault fault) => new($"{spot.Code}-{fault.ToString().ToLowerInvariant()}", spot.Group)
    {
        Spot = spot,
        Fault = fault,
        Spoil = draft => spot.Spoil(draft, fault),
    };
}
