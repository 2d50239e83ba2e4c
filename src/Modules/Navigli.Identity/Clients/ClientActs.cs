using Navigli.Platform.Acts;

namespace Navigli.Identity.Clients;

internal static class ClientActs
{
    public static readonly ActType Register = new("identity.client.register", "An API client is registered: an organisation's software may call the city's APIs for an office, by an agreement, within its scopes and limits.");
    public static readonly ActType ChangeTerms = new("identity.client.change-terms", "An API client's scopes, limits or agreement are changed: what was taken away is refused from the next call on.");
    public static readonly ActType AddKey = new("identity.client.add-key", "An API client gets a public key, for a time.");
    public static readonly ActType RevokeKey = new("identity.client.revoke-key", "A key of an API client is revoked: from now on nothing that it signed is accepted.");
    public static readonly ActType Revoke = new("identity.client.revoke", "An API client is revoked, with all of its keys and tokens.");
}
