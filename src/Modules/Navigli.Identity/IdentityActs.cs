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
    public static readonly ActType Appoint = new("identity.appoint", "A person is appointed to a role of the staff.");
    public static readonly ActType RefreshProviders = new("identity.providers.refresh", "A list of identity providers is read again; one that cannot be believed is noted and changes nothing.");
    public static readonly ActType Forget = new("identity.forget", "What signing in left behind and no longer serves is deleted.");
}
