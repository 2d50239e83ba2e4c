using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;

namespace Navigli.Identity.SignIn;

/// <summary>A provider as the sign-in page offers it: its key and its name.</summary>
internal sealed record ShownProvider(string Key, string Name);

/// <summary>Who can be chosen to sign in with: the providers of SPID, and the keys of the CIE server and of the eIDAS node where the city has joined them.</summary>
internal sealed record ShownProviders(IReadOnlyList<ShownProvider> Spid, string? Cie, string? Eidas)
{
    public static readonly ShownProviders None = new([], null, null);

    /// <summary>Where cards are asked for; null where the city takes none.</summary>
    public Uri? Cns { get; init; }

    /// <summary>The SPID identity that the staff works with; null where it is everybody's.</summary>
    public SpidPurpose? StaffPurpose { get; init; }
}

internal sealed class ShowProviders(IdentityProviders providers, IEnumerable<ServiceWithoutSignIn> open, IOptions<IdentityOptions> options)
{
    public async Task<ShownProviders> RunAsync(CancellationToken ct)
    {
        var all = await providers.AllAsync(ct);
        var spid = all.Where(p => p.Scheme is IdentityScheme.Spid).Select(p => new ShownProvider(IdentityProviders.KeyOf(p), p.DisplayName)).ToArray();
        // In another order at each visit, so that the page favours nobody (rules of the SPID button).
        Random.Shared.Shuffle(spid);
        return new ShownProviders(spid, KeyOf(all, IdentityScheme.Cie), KeyOf(all, IdentityScheme.Eidas))
        {
            Cns = options.Value.Cns.IsOffered ? options.Value.CnsAddress : null,
            StaffPurpose = options.Value.Staff.Purpose,
        };
    }

    /// <summary>Where somebody on the way to this path can go on without signing in; null where the service does not declare it.</summary>
    public string? WithoutSignIn(string path) => open.FirstOrDefault(service => service.LeadsTo(path))?.Instead;

    private static string? KeyOf(IReadOnlyList<IdentityProvider> all, IdentityScheme scheme) =>
        all.FirstOrDefault(provider => provider.Scheme == scheme) is { } found ? IdentityProviders.KeyOf(found) : null;
}
