using Navigli.Platform.Results;

namespace Navigli.Identity.Clients;

internal sealed class ClientErrors : ErrorCatalogue<IdentityTexts>
{
    public static readonly Error TextMissing = Invalid("identity.client-text");
    public static readonly Error OfficeUnknown = Invalid("identity.client-office");
    public static readonly Error ContactWrong = Invalid("identity.client-contact");
    public static readonly Error LimitWrong = Invalid("identity.client-limit");
    public static readonly Error PdndIncomplete = Invalid("identity.client-pdnd");
    public static readonly Error PdndTaken = Conflict("identity.client-pdnd-taken");
    public static readonly Error KeyUnreadable = Invalid("identity.client-key");
    public static readonly Error KeyTimes = Invalid("identity.client-key-times");
    public static readonly Error KeyKnown = Conflict("identity.client-key-known");
    public static readonly Error TermsChanged = Conflict("identity.client-terms-changed");
    public static readonly Error Unknown = NotFound("identity.client-unknown");
    public static readonly Error Revoked = Conflict("identity.client-revoked");
}
