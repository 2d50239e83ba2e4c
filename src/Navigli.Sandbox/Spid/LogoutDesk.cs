using System.Text;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>Closes sessions on request (SPID rules, "Single Logout"). The sandbox keeps none of its own: whoever asks rightly is told that it is closed.</summary>
internal sealed class LogoutDesk(PortalMetadata portal, IdentityProviderDescription self, SpidKeys keys, TimeProvider clock)
{
    private readonly AssertionWriter _writer = new(self, clock);

    /// <summary>The signed answer to a signed request; null where it is not one.</summary>
    public async Task<SpidHandOver?> ReceiveAsync(SpidMessage message, CancellationToken cancellation)
    {
        if (SamlRequestSignature.Decode(message) is not { DocumentElement: { LocalName: "LogoutRequest" } root } document
            || await SamlRequestSignature.SignerAsync(portal, self.Provider.Scheme, message, document, cancellation) is not { } provider
            || !provider.LogoutServices.TryGetValue(SpidNames.Post, out var address))
            return null;
        var request = XElement.Parse(root.OuterXml);
        // Without the name and the session that the assertion gave there is nothing to close here (partial logout).
        var known = request.Element(SpidNames.Assertion + "NameID") is not null
            && request.Element(SpidNames.Protocol + "SessionIndex") is not null
            && (string?)request.Attribute("Destination") == self.LogOut;
        var response = new XElement(
            SpidNames.Protocol + "LogoutResponse",
            new XAttribute(XNamespace.Xmlns + "samlp", SpidNames.Protocol),
            new XAttribute(XNamespace.Xmlns + "saml", SpidNames.Assertion),
            new XAttribute("ID", AssertionWriter.NewId()),
            new XAttribute("Version", "2.0"),
            new XAttribute("IssueInstant", _writer.Instant(TimeSpan.Zero)),
            new XAttribute("InResponseTo", (string?)request.Attribute("ID") ?? ""),
            new XAttribute("Destination", address),
            new XElement(
                SpidNames.Assertion + "Issuer",
                new XAttribute("Format", SpidNames.Entity),
                new XAttribute("NameQualifier", self.EntityId),
                self.EntityId),
            new XElement(
                SpidNames.Protocol + "Status",
                known ? Status("Success") : Status("Requester", Status("PartialLogout"))));
        var signed = SpidKeys.ToDocument(response);
        SpidKeys.Sign(signed, (string)response.Attribute("ID")!, keys.SealOf(self.Provider));
        return new SpidHandOver(address, Convert.ToBase64String(Encoding.UTF8.GetBytes(signed.OuterXml)), message.RelayState ?? "");
    }

    private static XElement Status(string code, XElement? inner = null) =>
        new(SpidNames.Protocol + "StatusCode", new XAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:" + code), inner);
}
