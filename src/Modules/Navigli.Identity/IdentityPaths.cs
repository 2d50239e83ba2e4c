namespace Navigli.Identity;

internal static class IdentityPaths
{
    public const string SignIn = "/accedi";
    public const string StaffSignIn = "/accedi?personale=si";
    public const string CieButton = "/accedi/entra-con-cie.svg";
    public const string Cns = "/accedi/cns";
    public const string CnsCard = "/accedi/cns/carta";
    public const string SignInFailed = "/accedi/esito";
    public const string SignOut = "/esci";
    public const string SignOutConfirm = "/esci/conferma";
    public const string SignedOut = "/esci/fatto";
    public const string SpidMetadata = "/spid/metadata";
    public const string SpidStart = "/spid/accesso";
    public const string SpidResponse = "/spid/acs";
    public const string SpidComplete = "/spid/completa";
    public const string SpidLogout = "/spid/slo";
    public const string CieMetadata = "/cie/metadata";
    public const string CieResponse = "/cie/acs";
    public const string CieLogout = "/cie/slo";
    public const string HeldForms = "/accedi/ripresa";
    public const string Sessions = "/sessioni";
    public const string SessionsEnded = "/sessioni?chiuse=si";
    public const string EndOthers = "/sessioni/chiudi-le-altre";
    public const string Identities = "/identita";
    public const string AskJoin = "/identita/unisci";
    public const string Contacts = "/i-miei-contatti";
    public const string ContactCode = "/i-miei-contatti/codice";
    public const string MailNotices = "/fascicolo/notifiche-via-mail";
    public const string Delegations = "/deleghe";
    public const string GiveDelegation = "/deleghe/nuova";
    public const string JoinQueue = "/anagrafe/identita";
    public const string Passkey = "/passkey";
    public const string Staff = "/amministrazione/personale";
    public const string Appoint = "/amministrazione/personale/nomina";
    public const string Review = "/amministrazione/personale/verifica";
    public const string ReviewTable = "/amministrazione/personale/verifica.csv";

    public static string Held(Guid form) => $"{HeldForms}/{form}";

    public static string EndSession(Guid session) => $"{Sessions}/{session}/chiudi";

    public static string OwnJoin(Guid join) => $"{Identities}/{join}";

    public static string Delegation(Guid delegation) => $"{Delegations}/{delegation}";

    public static string EndDelegation(Guid delegation) => $"{Delegations}/{delegation}/fine";

    public static string GiveAgain(Guid delegation) => $"{GiveDelegation}?come={delegation}";

    public static string QueuedJoin(Guid join) => $"{JoinQueue}/{join}";

    public static string Appointment(Guid appointment) => $"{Staff}/{appointment}";
}
