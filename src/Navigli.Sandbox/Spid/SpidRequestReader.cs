using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>Verifies and reads authentication requests as an identity provider must (SPID rules, "Messaggi di errore", anomalies of requests).</summary>
internal sealed class SpidRequestReader(PortalMetadata portal, IdentityProviderDescription self, TimeProvider clock)
{
    private SandboxScheme Scheme => self.Provider.Scheme;

    public async Task<SpidReading> ReadAsync(SpidMessage message, CancellationToken cancellation)
    {
        if (SamlRequestSignature.Decode(message) is not { DocumentElement: { LocalName: "AuthnRequest" } root } document)
            return SpidReading.Refused(4);
        if (await SamlRequestSignature.SignerAsync(portal, Scheme, message, document, cancellation) is not { } provider)
            return SpidReading.Refused(message.Query is null ? 7 : 5);
        var request = XElement.Parse(root.OuterXml);
        return IsOf(provider, request.Element(SpidNames.Assertion + "Issuer"))
            ? new SpidReading { Request = Describe(request, provider, message.RelayState) }
            : SpidReading.Refused(10);
    }

    // The CIE manual makes both attributes optional; the SPID rules want them.
    private bool IsOf(ServiceProviderDescription provider, XElement? issuer) =>
        issuer?.Value.Trim() == provider.EntityId
        && ((string?)issuer.Attribute("Format") ?? (Scheme is SandboxScheme.Cie ? SpidNames.Entity : null)) == SpidNames.Entity
        && (Scheme is SandboxScheme.Cie || issuer.Attribute("NameQualifier") is not null);

    private SpidRequest Describe(XElement request, ServiceProviderDescription provider, string? relayState)
    {
        var consumer = Consumer(request, provider);
        var set = (string?)request.Attribute("AttributeConsumingServiceIndex") ?? "";
        var level = Level(request);
        int? anomaly = request switch
        {
            _ when (string?)request.Attribute("Version") != "2.0" => 9,
            _ when string.IsNullOrEmpty((string?)request.Attribute("ID")) => 11,
            _ when level is null => 12,
            _ when !IsFresh((string?)request.Attribute("IssueInstant")) => 13,
            _ when !IsHere((string?)request.Attribute("Destination")) => 14,
            _ when (string?)request.Attribute("IsPassive") == "true" => 15,
            _ when consumer is null => 16,
            _ when !IsTransient(request.Element(SpidNames.Protocol + "NameIDPolicy")) => 17,
            _ when !provider.AttributeSets.ContainsKey(set) || !IsAllowed(set) => 18,
            _ when (level > 1 || Scheme is SandboxScheme.Cie) && (string?)request.Attribute("ForceAuthn") != "true" => 8,
            _ => null,
        };
        var purpose = Scheme is SandboxScheme.Spid ? request.Element(SpidNames.Protocol + "Extensions")?.Element(SpidNames.Extensions + "Purpose")?.Value.Trim() : null;
        return new SpidRequest
        {
            Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Provider = self.Provider,
            RequestId = (string?)request.Attribute("ID") ?? "",
            Audience = provider.EntityId,
            RequesterName = provider.DisplayName,
            ConsumerService = consumer ?? provider.ConsumerServices["0"],
            RelayState = relayState,
            Level = level ?? 1,
            Attributes = provider.AttributeSets.GetValueOrDefault(set) ?? [],
            Purpose = purpose,
            Kind = SpidPurposes.KindsFor(purpose).FirstOrDefault(SpidIdentityKind.Personal),
            Anomaly = anomaly,
        };
    }

    // By index, or by address and binding, never by both (rules, error 16).
    private static string? Consumer(XElement request, ServiceProviderDescription provider)
    {
        var (index, address) = ((string?)request.Attribute("AssertionConsumerServiceIndex"), (string?)request.Attribute("AssertionConsumerServiceURL"));
        var binding = (string?)request.Attribute("ProtocolBinding");
        if (index is not null)
            return address is null && binding is null ? provider.ConsumerServices.GetValueOrDefault(index) : null;
        return binding == SpidNames.Post && provider.ConsumerServices.Values.Contains(address, StringComparer.Ordinal) ? address : null;
    }

    // SPID accepts the provider's name as well; the CIE manual wants the address of the binding.
    private bool IsHere(string? destination) => destination == self.SignOn || (Scheme is not SandboxScheme.Cie && destination == self.EntityId);

    private bool IsTransient(XElement? policy) =>
        (string?)policy?.Attribute("Format") == SpidNames.Transient && (Scheme is not SandboxScheme.Cie || policy!.Attribute("AllowCreate") is null);

    // The eIDAS node knows the minimum set, 99, and the full one, 100.
    private bool IsAllowed(string set) => Scheme is not SandboxScheme.Eidas || set is "99" or "100";

    private int? Level(XElement request)
    {
        var context = request.Element(SpidNames.Protocol + "RequestedAuthnContext");
        var classRef = context?.Element(SpidNames.Assertion + "AuthnContextClassRef")?.Value.Trim();
        var comparisons = Scheme is SandboxScheme.Cie ? (string[])["exact", "minimum"] : ["exact", "minimum", "better", "maximum"];
        if (!comparisons.Contains((string?)context?.Attribute("Comparison"), StringComparer.Ordinal) || classRef is null)
            return null;
        return classRef.StartsWith(SpidNames.LevelPrefix, StringComparison.Ordinal) && classRef[^1] is >= '1' and <= '3' ? classRef[^1] - '0' : null;
    }

    private bool IsFresh(string? instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var issued)
        && (clock.GetUtcNow() - issued).Duration() < TimeSpan.FromMinutes(10);
}
