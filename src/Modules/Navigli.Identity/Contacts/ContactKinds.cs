namespace Navigli.Identity.Contacts;

/// <summary>The kinds of message about contacts.</summary>
internal static class ContactKinds
{
    public const string Code = "identity.contact-code";
    public const string Changed = "identity.contact";
    public const string PhoneCode = "identity.phone-code";
    public const string SecurityText = "identity.security-text";
}
