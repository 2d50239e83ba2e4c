using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Clients;
using Navigli.Identity.Contacts;
using Navigli.Identity.Delegations;
using Navigli.Identity.Joining;
using Navigli.Identity.Log;
using Navigli.Identity.Passkeys;
using Navigli.Identity.Providers;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Identity.Staff;
using Navigli.Platform.Data;

namespace Navigli.Identity;

internal static class IdentityData
{
    extension(CityDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();

        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<Appointment> Appointments => db.Set<Appointment>();

        public DbSet<Passkey> Passkeys => db.Set<Passkey>();

        public DbSet<ApiClient> ApiClients => db.Set<ApiClient>();

        public DbSet<ApiClientKey> ApiClientKeys => db.Set<ApiClientKey>();

        public DbSet<IdentityJoin> IdentityJoins => db.Set<IdentityJoin>();

        public DbSet<ContactCode> ContactCodes => db.Set<ContactCode>();

        public DbSet<Delegation> Delegations => db.Set<Delegation>();

        public DbSet<ProviderList> ProviderLists => db.Set<ProviderList>();

        public DbSet<SamlExchange> Exchanges => db.Set<SamlExchange>();

        public DbSet<SignInAttempt> SignInAttempts => db.Set<SignInAttempt>();
    }
}
