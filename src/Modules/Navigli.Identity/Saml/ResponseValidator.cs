using System.Xml;

namespace Navigli.Identity.Saml;

/// <summary>The request that a response must answer, as it was remembered when the browser was sent away.</summary>
internal sealed record ExpectedResponse
{
    public required string RequestId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RequestedAt { get; init; }

    public required IdentityProvider IdentityProvider { get; init; }

    public required SpidLevel Level { get; init; }

    /// <summary>The professional identity that was asked for; null where none was.</summary>
    public ProfessionalUse? Use { get; init; }

    /// <summary>The rules of the scheme that the provider was registered under.</summary>
    public SchemeProfile Profile => SchemeProfile.Of(IdentityProvider.Scheme);
}

/// <summary>Remembers which assertions were used, on every node, until they expire.</summary>
internal interface IAssertionReplayGuard
{
    /// <summary>True the first time only; <paramref name="expiresAt"/> (UTC) says when the identifier may be forgotten.</summary>
    Task<bool> TryUseAsync(string assertionId, DateTime expiresAt, CancellationToken cancellation);
}

/// <summary>
/// Decides whether a SAML response is the answer to our request (SPID rules, "Single Sign-On", Response and "Processamento della
/// Response"). Everything it returns was read from the element whose signature it checked.
/// </summary>
internal sealed class ResponseValidator(ServiceProvider provider, IAssertionReplayGuard replays, TimeProvider clock)
{
    /// <summary>How far an honest identity provider's clock may be from ours.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Judges the form field SAMLResponse (base64) against the request it must answer.</summary>
    public async Task<SamlOutcome> ValidateAsync(string field, ExpectedResponse expected, CancellationToken cancellation)
    {
        if (PostBinding.Decode(field) is not { } document)
            return SamlRefusal.Unreadable;
        var response = document.DocumentElement!;
        var rules = new MessageRules(provider, expected, clock.GetUtcNow().UtcDateTime);
        if (CheckEnvelope(response, rules) is { } badEnvelope)
            return badEnvelope;
        if (CheckStatus(response, expected) is { } failed)
            return failed;
        if (!SamlXml.TryOnlyChild(response, ("Assertion", SamlNames.Assertion), out var assertion)
            || SamlXml.Descendants(response).Count(element => element.LocalName is "Assertion" or "EncryptedAssertion") != 1)
            return SamlRefusal.AssertionCount;
        if (!SamlSignature.IsSignedBy(assertion, expected.IdentityProvider.SigningCertificates))
            return SamlRefusal.AssertionSignature;
        if (AssertionRules.Check(assertion, rules) is { } badAssertion)
            return badAssertion;
        var read = AssertionReader.Read(assertion, expected);
        if (read.Identity is { } identity
            && !await replays.TryUseAsync(identity.AssertionId, Forgettable(assertion, rules.Now), cancellation))
            return SamlRefusal.Replayed;
        return read;
    }

    private static SamlRefusal? CheckEnvelope(XmlElement response, MessageRules rules)
    {
        if (!response.Is("Response", SamlNames.Protocol))
            return SamlRefusal.NotAResponse;
        if (!SamlXml.HasUniqueIds(response.OwnerDocument))
            return SamlRefusal.DuplicateIds;
        // The only places for a signature are the response and its assertion: any other is part of a wrapping attempt.
        if (SamlXml.Descendants(response, "Signature", SamlNames.Signature).Any(signature => !IsInPlace(signature, response)))
            return SamlRefusal.StraySignature;
        if (SamlXml.Children(response, "Signature", SamlNames.Signature).Count > 0
            && !SamlSignature.IsSignedBy(response, rules.Expected.IdentityProvider.SigningCertificates))
            return SamlRefusal.ResponseSignature;
        return rules.CheckMessage(response)
            ?? (SamlXml.Value(response, "InResponseTo") == rules.Expected.RequestId ? null : SamlRefusal.InResponseTo)
            ?? (SamlXml.Value(response, "Destination") == rules.AssertionConsumerService ? null : SamlRefusal.Destination)
            ?? rules.CheckIssuer(response, Presence.Optional);
    }

    // A request lives for an hour at most, so a day is long enough for an assertion that its provider made valid for years.
    private static DateTime Forgettable(XmlElement assertion, DateTime now)
    {
        var limit = AssertionRules.UsableUntil(assertion);
        return limit < now.AddDays(1) ? limit + Skew : now.AddDays(1);
    }

    private static bool IsInPlace(XmlElement signature, XmlElement response) =>
        ReferenceEquals(signature.ParentNode, response)
        || (signature.ParentNode is XmlElement assertion && assertion.Is("Assertion", SamlNames.Assertion) && ReferenceEquals(assertion.ParentNode, response));

    private static SamlRefusal? CheckStatus(XmlElement response, ExpectedResponse expected)
    {
        if (!SamlXml.TryOnlyChild(response, ("Status", SamlNames.Protocol), out var status)
            || !SamlXml.TryOnlyChild(status, ("StatusCode", SamlNames.Protocol), out var code)
            || SamlXml.Value(code, "Value") is not { } value)
            return SamlRefusal.Status;
        if (value == SamlNames.Success)
            return null;
        return SamlRefusal.FromProvider(SamlXml.TryOnlyChild(status, ("StatusMessage", SamlNames.Protocol), out var message) ? SamlXml.Text(message) : null, expected.Profile, expected.Use);
    }
}
