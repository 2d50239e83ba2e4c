using Navigli.Identity.Saml;
using Navigli.Platform.Results;

namespace Navigli.Identity;

internal sealed class IdentityErrors : ErrorCatalogue<IdentityTexts>
{
    public static readonly Error UnknownProvider = Unavailable("identity.provider-unknown");
    public static readonly Error SignInGone = Conflict("identity.sign-in-gone");
    public static readonly Error OtherBrowser = Forbidden("identity.other-browser");

    public static readonly Error StaffIdentity = Forbidden("identity.staff-identity");
    public static readonly Error SessionGone = NotFound("identity.session-gone");
    public static readonly Error FormSent = Conflict("identity.form-sent");
    public static readonly Error OwnRights = Forbidden("identity.own-rights");
    public static readonly Error FourEyes = Forbidden("identity.four-eyes");
    public static readonly Error ProposerGone = Conflict("identity.proposer-gone");
    public static readonly Error AlreadyAppointed = Conflict("identity.already-appointed");
    public static readonly Error AppointmentGone = NotFound("identity.appointment-gone");
    public static readonly Error LastAdministrator = Conflict("identity.last-administrator");
    public static readonly Error StaffChanged = Conflict("identity.staff-changed");
    public static readonly Error ReasonMissing = Invalid("identity.reason-missing");
    public static readonly Error CodiceFiscaleWrong = Invalid("identity.codice-fiscale-wrong");
    public static readonly Error NameMissing = Invalid("identity.name-missing");
    public static readonly Error BirthDateWrong = Invalid("identity.birth-date-wrong");
    public static readonly Error RoleMissing = Invalid("identity.role-missing");
    public static readonly Error OfficeMissing = Invalid("identity.office-missing");
    public static readonly Error FirstDayWrong = Invalid("identity.first-day-wrong");
    public static readonly Error LastDayWrong = Invalid("identity.last-day-wrong");
    public static readonly Error PasskeyFirst = Forbidden("identity.passkey-first");
    public static readonly Error PasskeyNameMissing = Invalid("identity.passkey-name-missing");
    public static readonly Error PasskeyLapsed = Conflict("identity.passkey-lapsed");
    public static readonly Error PasskeyRefused = Forbidden("identity.passkey-refused");
    public static readonly Error PasskeyGone = NotFound("identity.passkey-gone");
    public static readonly Error LastPasskey = Conflict("identity.last-passkey");

    public static readonly Error CnsProxy = Unavailable("identity.cns-proxy");
    public static readonly Error CnsMissing = Forbidden("identity.cns-missing");
    public static readonly Error CnsUnreadable = Forbidden("identity.cns-unreadable");
    public static readonly Error CnsUntrusted = Forbidden("identity.cns-untrusted");
    public static readonly Error CnsExpired = Forbidden("identity.cns-expired");
    public static readonly Error CnsNotACard = Forbidden("identity.cns-not-a-card");
    public static readonly Error CnsSubject = Forbidden("identity.cns-subject");
    public static readonly Error CnsRevoked = Forbidden("identity.cns-revoked");
    public static readonly Error CnsRevocationUnknown = Unavailable("identity.cns-revocation-unknown");

    public static readonly Error JoinNotEidas = Forbidden("identity.join-not-eidas");
    public static readonly Error JoinStands = Conflict("identity.join-stands");
    public static readonly Error JoinCodeWrong = Invalid("identity.join-code-wrong");
    public static readonly Error JoinConsentMissing = Invalid("identity.join-consent-missing");
    public static readonly Error JoinConsentChanged = Invalid("identity.join-consent-changed");
    public static readonly Error JoinGone = NotFound("identity.join-gone");
    public static readonly Error JoinDecided = Conflict("identity.join-decided");
    public static readonly Error JoinNotStanding = Conflict("identity.join-not-standing");
    public static readonly Error JoinChanged = Conflict("identity.join-changed");
    public static readonly Error JoinOwn = Forbidden("identity.join-own");
    public static readonly Error JoinNotRegistered = Conflict("identity.join-not-registered");
    public static readonly Error JoinNotLiving = Conflict("identity.join-not-living");
    public static readonly Error JoinDifferenceUnexplained = Invalid("identity.join-difference-unexplained");

    public static readonly Error DelegationNotRegistered = Forbidden("identity.delegation-not-registered");
    public static readonly Error DelegationNotAble = Forbidden("identity.delegation-not-able");
    public static readonly Error DelegationsMany = Conflict("identity.delegations-many");
    public static readonly Error DelegationCodeWrong = Invalid("identity.delegation-code-wrong");
    public static readonly Error DelegationToOneself = Invalid("identity.delegation-to-oneself");
    public static readonly Error DelegationServiceMissing = Invalid("identity.delegation-service-missing");
    public static readonly Error DelegationLastDayWrong = Invalid("identity.delegation-last-day-wrong");
    public static readonly Error DelegationFirstDayWrong = Invalid("identity.delegation-first-day-wrong");
    public static readonly Error DelegationEndsBefore = Invalid("identity.delegation-ends-before");
    public static readonly Error DelegationOpen = Conflict("identity.delegation-open");
    public static readonly Error DelegationGone = NotFound("identity.delegation-gone");
    public static readonly Error DelegationClosed = Conflict("identity.delegation-closed");
    public static readonly Error DelegationHelperNotRegistered = Forbidden("identity.delegation-helper-not-registered");
    public static readonly Error DelegationHelperNotAble = Forbidden("identity.delegation-helper-not-able");

    public static readonly Error ContactNoTexts = Unavailable("identity.contact-no-texts");
    public static readonly Error ContactNumberWrong = Invalid("identity.contact-number-wrong");
    public static readonly Error ContactNumberInUse = Invalid("identity.contact-number-in-use");
    public static readonly Error ContactNoMail = Unavailable("identity.contact-no-mail");
    public static readonly Error ContactAddressWrong = Invalid("identity.contact-address-wrong");
    public static readonly Error ContactAddressInUse = Invalid("identity.contact-address-in-use");
    public static readonly Error ContactCodeTooSoon = Conflict("identity.contact-code-too-soon");
    public static readonly Error ContactCodesMany = Conflict("identity.contact-codes-many");
    public static readonly Error ContactCodeGone = Conflict("identity.contact-code-gone");
    public static readonly Error ContactCodeShape = Invalid("identity.contact-code-shape");
    public static readonly Error ContactCodeWrong = Invalid("identity.contact-code-wrong");
    public static readonly Error ContactCodeSpent = Conflict("identity.contact-code-spent");
    public static readonly Error ContactCodeBusy = Conflict("identity.contact-code-busy");

    private static readonly Dictionary<string, Error> ByReason = ((string[])
        [
            "response-invalid", "response-signature", "response-unrelated", "response-clock", "response-expired", "level-too-low", "attributes-missing", "assertion-replayed", "spid-failed", "spid-request",
            "spid-19", "spid-20", "spid-21", "spid-22", "spid-23", "spid-25", "spid-30", "cie-21", "cie-22", "cie-23", "cie-25",
        ])
        .Select(reason => Forbidden("identity." + reason))
        .Concat([StaffIdentity, UnknownProvider, SignInGone, OtherBrowser, CnsProxy, CnsMissing, CnsUnreadable, CnsUntrusted, CnsExpired, CnsNotACard, CnsSubject, CnsRevoked, CnsRevocationUnknown])
        .ToDictionary(error => error.Code, StringComparer.Ordinal);

    public static Error Of(SamlRefusal refusal) => ByReason["identity." + refusal.Reason];

    /// <summary>The failure that the error page was sent to with, when it is one of ours.</summary>
    public static Error FromCode(string? code) => ByReason.GetValueOrDefault(code ?? "", SignInGone);
}
