using Navigli.Identity.Saml;
using Navigli.Platform.Results;

namespace Navigli.Identity;

internal sealed class IdentityErrors : ErrorCatalogue<IdentityTexts>
{
    public static readonly Error UnknownProvider = Unavailable("identity.provider-unknown");
    public static readonly Error SignInGone = Conflict("identity.sign-in-gone");
    public static readonly Error OtherBrowser = Forbidden("identity.other-browser");

    private static readonly Dictionary<string, Error> ByReason = ((string[])
        [
            "response-invalid", "response-signature", "response-unrelated", "response-clock", "response-expired", "level-too-low", "attributes-missing", "assertion-replayed", "spid-failed", "spid-request",
            "spid-19", "spid-20", "spid-21", "spid-22", "spid-23", "spid-25", "spid-30", "cie-21", "cie-22", "cie-23", "cie-25",
        ])
        .Select(reason => Forbidden("identity." + reason))
        .Concat([UnknownProvider, SignInGone, OtherBrowser])
        .ToDictionary(error => error.Code, StringComparer.Ordinal);

    public static Error Of(SamlRefusal refusal) => ByReason["identity." + refusal.Reason];

    /// <summary>The failure that the error page was sent to with, when it is one of ours.</summary>
    public static Error FromCode(string? code) => ByReason.GetValueOrDefault(code ?? "", SignInGone);
}
