namespace Navigli.Identity.Saml;

/// <summary>
/// What a request to SPID says that it is for, and so with which identity it may be answered; any other ends in error 30 (AgID, Avviso SPID 18 v2). A request that says
/// nothing takes the identity of a person, personal or for professional use.
/// </summary>
internal enum SpidPurpose
{
    /// <summary>An identity for professional use, of a person or for an organisation.</summary>
    P,

    /// <summary>An identity for professional use of a person.</summary>
    PF,

    /// <summary>An identity for professional use for an organisation, which states the organisation beside the person.</summary>
    PG,
}

/// <summary>The professional identity that is asked for, and by what an answer shows it.</summary>
internal sealed record ProfessionalUse
{
    /// <summary>Stands for any value.</summary>
    public const string AnyValue = "*";

    private const int SetIndex = 1;

    public required SpidPurpose Purpose { get; init; }

    /// <summary>
    /// Attributes that the answer carries besides the usual ones, each with its value or <see cref="AnyValue"/>: a provider that does not know the extension answers with
    /// the personal identity and says nothing of it.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Evidence { get; init; }

    /// <summary>The set of attributes that such requests name; null where it is the usual one.</summary>
    public AttributeSet? Attributes => Evidence.Count == 0
        ? null
        : new AttributeSet
        {
            Index = SetIndex,
            Names = [new("it", "Servizi per il personale"), new("en", "Services for the staff")],
            Attributes = [.. SchemeProfile.Spid.Attributes.Attributes, .. Evidence.Keys.Order(StringComparer.Ordinal)],
        };

    public bool IsShownBy(IReadOnlyDictionary<string, string> attributes) =>
        Evidence.All(shown => attributes.TryGetValue(shown.Key, out var value) && (shown.Value == AnyValue || value == shown.Value));
}
