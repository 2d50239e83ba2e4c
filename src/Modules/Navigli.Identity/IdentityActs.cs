using Navigli.Platform.Acts;

namespace Navigli.Identity;

internal static class IdentityActs
{
    public static readonly ActType BeginSignIn = new("identity.sign-in.begin", "A browser is sent to an identity provider; the request is remembered until it is answered.");
    public static readonly ActType AnswerSignIn = new("identity.sign-in.answer", "An identity provider's answer has passed every check and waits for the browser that asked.");
    public static readonly ActType RefuseAnswer = new("identity.sign-in.refuse", "An identity provider's answer is refused; it is kept in the log of sign-ins.");
    public static readonly ActType OpenMessages = new("identity.sign-in-log.open", "The security officer opens the messages of a sign-in in the log, for the reason given.");
    public static readonly ActType UseAssertion = new("identity.assertion.use", "An assertion is used, so that it cannot be used again.");
    public static readonly ActType SignIn = new("identity.sign-in", "A person signs in with a national identity; the account is made the first time.");
    public static readonly ActType SignOut = new("identity.sign-out", "A person ends a session.");
    public static readonly ActType AskLogout = new("identity.sign-out.ask", "The identity provider is asked to close its session too; the request is remembered until it is answered.");
    public static readonly ActType AnswerLogout = new("identity.sign-out.answer", "The identity provider has answered a logout request.");
    public static readonly ActType ObeyLogout = new("identity.sign-out.obey", "An identity provider orders closed the sessions that were opened with its own.");
    public static readonly ActType EndSession = new("identity.session.end", "A person ends another of their sessions, or all others.");
    public static readonly ActType ResumeForm = new("identity.form.resume", "A form that waited for a stronger sign-in is given back, once, to who had typed it.");
    public static readonly ActType Propose = new("identity.appointment.propose", "An administrator proposes another person as administrator; a second administrator decides.");
    public static readonly ActType ConfirmAppointment = new("identity.appointment.confirm", "A second administrator confirms a proposed administrator.");
    public static readonly ActType RefuseAppointment = new("identity.appointment.refuse", "An administrator refuses or withdraws the proposal of an administrator, with the reason.");
    public static readonly ActType EndAppointment = new("identity.appointment.end", "An administrator ends an appointment at once, with the reason.");
    public static readonly ActType MakePasskey = new("identity.passkey.make", "A member of the staff makes a passkey; the session that made it has its roles.");
    public static readonly ActType ShowPasskey = new("identity.passkey.show", "A member of the staff shows a passkey; the session that showed it has its roles.");
    public static readonly ActType RenamePasskey = new("identity.passkey.rename", "A member of the staff names a passkey.");
    public static readonly ActType RemovePasskey = new("identity.passkey.remove", "A member of the staff removes one of their passkeys.");
    public static readonly ActType ResetPasskeys = new("identity.passkey.reset", "An administrator removes all passkeys of another person, with the reason; that person's sessions end.");
    public static readonly ActType Appoint = new("identity.appoint", "A person is appointed to a role of the staff.");
    public static readonly ActType AskJoin = new("identity.join.ask", "A person asks, with consent, that their eIDAS identity open the account of a codice fiscale; an officer decides.");
    public static readonly ActType WithdrawJoin = new("identity.join.withdraw", "A person takes back a request to join an eIDAS identity before it is decided.");
    public static readonly ActType ApproveJoin = new("identity.join.approve", "A registry officer joins an eIDAS identity to the account of a codice fiscale; the sessions of its former account end.");
    public static readonly ActType RejectJoin = new("identity.join.reject", "A registry officer rejects a request to join an eIDAS identity, with the reason.");
    public static readonly ActType SeparateJoin = new("identity.join.separate", "A joined eIDAS identity is separated again, by its person or by an officer with the reason; the sessions that it opened end.");
    public static readonly ActType AskDelegation = new("identity.delegation.ask", "A person asks another, by codice fiscale, to act for them: services and last day are named; nothing is allowed until the other accepts.");
    public static readonly ActType AcceptDelegation = new("identity.delegation.accept", "A person accepts to act for another: from now on the delegation allows what it names.");
    public static readonly ActType RefuseDelegation = new("identity.delegation.refuse", "A person refuses to act for another; who asked is not told.");
    public static readonly ActType WithdrawDelegation = new("identity.delegation.withdraw", "A person takes back a request for help that was not accepted.");
    public static readonly ActType RevokeDelegation = new("identity.delegation.revoke", "A person ends a delegation that they gave; it allows nothing from now on.");
    public static readonly ActType RenounceDelegation = new("identity.delegation.renounce", "A helper ends a delegation that they had; it allows nothing from now on.");
    public static readonly ActType RecordDelegation = new("identity.delegation.record", "A delegation between invented people is recorded, for a demonstration.");
    public static readonly ActType TellGiver = new("identity.delegation.tell-giver", "Who gave a delegation is told, in the folder and by e-mail, that something was done by it.");
    public static readonly ActType RefreshProviders = new("identity.providers.refresh", "A list of identity providers is read again; one that cannot be believed is noted and changes nothing.");
    public static readonly ActType SendContactCode = new("identity.contact.send-code", "A person asks for a code at the e-mail address or the mobile number that they want to use; the one before closes.");
    public static readonly ActType MissContactCode = new("identity.contact.miss-code", "A person types a wrong code; it is counted.");
    public static readonly ActType CancelContactCode = new("identity.contact.cancel-code", "A person does not want to confirm an address any more.");
    public static readonly ActType ConfirmContact = new("identity.contact.confirm", "A person types the right code: messages go to that address, and the one before is told.");
    public static readonly ActType ConfirmPhone = new("identity.contact.confirm-phone", "A person types the right code: notices of security go to that number too, and the one before is told.");
    public static readonly ActType WithdrawPhone = new("identity.contact.withdraw-phone", "A person takes their mobile number back: nothing goes to it any more.");
    public static readonly ActType WithdrawContact = new("identity.contact.withdraw", "A person takes their own address back: messages go to the one that the identity provider stated.");
}
