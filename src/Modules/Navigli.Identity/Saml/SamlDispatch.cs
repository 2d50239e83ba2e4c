using System.Xml;

namespace Navigli.Identity.Saml;

internal enum SamlDirection
{
    Request,
    Response,
}

internal static class SamlDirections
{
    /// <summary>The name of the form's field, or of the query's parameter.</summary>
    public static string Parameter(this SamlDirection direction) => direction is SamlDirection.Request ? "SAMLRequest" : "SAMLResponse";
}

/// <summary>A signed message on its way through the browser: a form to post, or an address that carries it.</summary>
internal sealed record SamlDispatch
{
    public required SamlDirection Direction { get; init; }

    public required Uri Destination { get; init; }

    /// <summary>The value of the form's field; null for HTTP-Redirect.</summary>
    public string? Message { get; init; }

    public string? RelayState { get; init; }

    /// <summary>Signs the message in its XML, after its Issuer as the schema wants.</summary>
    public static SamlDispatch ByPost(ServiceProvider provider, XmlElement message, SamlDirection direction, string? relayState)
    {
        SamlSignature.Sign(message, provider.SigningCertificate, after: SamlXml.Children(message).First());
        return new SamlDispatch
        {
            Direction = direction,
            Destination = new Uri(message.GetAttribute("Destination")),
            Message = PostBinding.Encode(message.OuterXml),
            RelayState = relayState,
        };
    }

    /// <summary>Signs the query.</summary>
    public static SamlDispatch ByRedirect(ServiceProvider provider, XmlElement message, SamlDirection direction, string? relayState) => new()
    {
        Direction = direction,
        Destination = RedirectBinding.Address(message, direction, relayState, provider.SigningCertificate),
        RelayState = relayState,
    };
}
