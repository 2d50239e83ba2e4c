using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Spid;

/// <summary>The federations that the sandbox has identity providers for: one protocol, three sets of rules.</summary>
internal enum SandboxScheme
{
    Spid,
    Cie,
    Eidas,
}

/// <summary>One of the sandbox's identity providers. Their names are invented; several of SPID, because a federation has several.</summary>
internal sealed record SandboxProvider(SandboxScheme Scheme, string Key, string Name)
{
    public static readonly IReadOnlyList<SandboxProvider> All =
    [
        new(SandboxScheme.Spid, "alzaia", "Alzaia ID (prova)"),
        new(SandboxScheme.Spid, "chiusa", "Chiusa ID (prova)"),
        new(SandboxScheme.Spid, "darsena", "Darsena ID (prova)"),
        new(SandboxScheme.Cie, "cie", "Carta d’identità elettronica (prova)"),
        new(SandboxScheme.Eidas, "eidas", "Nodo eIDAS (prova)"),
    ];

    public static IEnumerable<SandboxProvider> Of(SandboxScheme scheme) => All.Where(provider => provider.Scheme == scheme);

    /// <summary>Where its addresses begin.</summary>
    public string Path => Scheme is SandboxScheme.Spid ? "/spid/" + Key : "/" + Key;

    /// <summary>What the fault panel calls its federation: all providers of one misbehave together.</summary>
    public string Service => ServiceOf(Scheme);

    public static string ServiceOf(SandboxScheme scheme) => scheme switch
    {
        SandboxScheme.Cie => FaultPanel.Cie,
        SandboxScheme.Eidas => FaultPanel.Eidas,
        _ => FaultPanel.Spid,
    };

    /// <summary>Whether this provider can speak for the persona: the node abroad for who has a codice of elsewhere, the others for who has an Italian one.</summary>
    public bool Knows(SandboxPersona persona) => (Scheme is SandboxScheme.Eidas) == (persona.Country is not null);

    /// <summary>The highest level of the persona's means here. A card is always of the highest (CIE manual, AuthnContextClassRef).</summary>
    public int MaxLevelOf(SandboxPersona persona) => Scheme is SandboxScheme.Cie ? 3 : persona.MaxLevel;
}
