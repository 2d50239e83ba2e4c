using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Identity.Delegations;

namespace Navigli.Identity.Contacts;

internal static class ContactSetup
{
    /// <summary>How people are reached, and the pages where they say so.</summary>
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddScoped<IAccountContacts, AccountContacts>();
        services.AddSingleton<ContactCodes>();
        services.AddScoped<ContactMail>();
        services.AddScoped<ContactText>();
        services.AddScoped<SendContactCode>();
        services.AddScoped<ConfirmContact>();
        services.AddScoped<ShowContacts>();
        services.AddScoped<IOwnAddress>(p => p.GetRequiredService<ShowContacts>());
        foreach (var kind in new[] { ContactKinds.Code, ContactKinds.Changed, "identity.delegation", TellGiver.MailKind, "identity.join" })
            services.AddSingleton(new MailKind(kind, typeof(IdentityTexts)));
        foreach (var kind in new[] { ContactKinds.PhoneCode, ContactKinds.SecurityText })
            services.AddSingleton(new MailKind(kind, typeof(IdentityTexts)) { Channel = MessageChannel.Sms });
    }
}
