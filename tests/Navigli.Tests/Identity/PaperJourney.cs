using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Tests.Identity.Saml;

namespace Navigli.Tests.Identity;

/// <summary>A portal that knows an identity provider on paper of every scheme, and the way there and back.</summary>
internal sealed class PaperJourney : IAsyncDisposable
{
    private readonly Dictionary<IdentityScheme, PaperProvider> _providers = [];

    private PaperJourney(IdentityPortal city)
    {
        City = city;
        foreach (var scheme in SchemeProfile.All.Select(profile => profile.Scheme))
            _providers[scheme] = new PaperProvider(scheme) { Portal = city.Services.GetRequiredService<Federations>().For(scheme) };
    }

    public IdentityPortal City { get; }

    public static async Task<PaperJourney> StartAsync() =>
        new(await IdentityPortal.StartAsync([.. SchemeProfile.All.Select(profile => profile.Scheme).Select(scheme => (scheme, new PaperProvider(scheme).Metadata()))]));

    public PaperProvider Of(IdentityScheme scheme) => _providers[scheme];

    /// <summary>To the provider and back with its answer, after the edits.</summary>
    public Task SignInAsync(PlainBrowser browser, IdentityScheme scheme, string edits = "") => SignInAsync(browser, scheme, edits, _providers[scheme].Portal.AssertionConsumerService);

    /// <summary>The same, with the answer posted to an address of choice.</summary>
    public async Task SignInAsync(PlainBrowser browser, IdentityScheme scheme, string edits, Uri address)
    {
        var provider = _providers[scheme];
        await browser.GetAsync("/accedi");
        await browser.GoAsync(new Uri(City.Address, "/spid/accesso/" + IdentityProviders.KeyOf(provider.Description)), PlainBrowser.FieldsOf((IHtmlFormElement)browser.Page.QuerySelector("form[data-idp]")!));
        var fields = PlainBrowser.FieldsOf((IHtmlFormElement)browser.Page.QuerySelector("form[data-hand-over]")!).ToDictionary(StringComparer.Ordinal);
        var request = PostBinding.Decode(fields["SAMLRequest"])!.DocumentElement!.GetAttribute("ID");
        // Each answer has an assertion of its own: the same twice would be a replay.
        var own = $"Response@InResponseTo={request} ; Assertion/Subject/SubjectConfirmation/SubjectConfirmationData@InResponseTo={request} ; Assertion@ID={AuthnRequestTerms.NewId()}";
        await browser.GoAsync(
            address,
            [KeyValuePair.Create("SAMLResponse", SpidStage.Encode(provider.Answer(edits.Length == 0 ? own : $"{own} ; {edits}"))), KeyValuePair.Create("RelayState", fields["RelayState"])]);
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
