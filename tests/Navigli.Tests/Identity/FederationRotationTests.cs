using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Identity.Saml;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>The certificate of a federation changes while people sign in: the next one is published before it signs.</summary>
[Trait("Engine", "Any")]
public sealed class FederationRotationTests : IAsyncLifetime
{
    private IdentityPortal _city = null!;

    private IFederationSeals Seals => _city.Services.GetRequiredService<IFederationSeals>();

    public async ValueTask InitializeAsync() => _city = await IdentityPortal.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Theory]
    [InlineData("spid")]
    [InlineData("cie")]
    public void NextCertificate_IsPublishedBesideTheOneThatSigns(string federation)
    {
        var current = Seals.Certificate(federation);
        var next = Seals.PrepareNext(federation);

        var metadata = Seals.Metadata(federation);
        Published(metadata).ShouldBe([current.Thumbprint, next.Thumbprint]);
        SamlSignature.IsSignedBy(SpidStage.Parse(metadata).DocumentElement!, [current]).ShouldBeTrue("the current one signs until the switch");
        next.Subject.ShouldBe(current.Subject);
        Seals.PrepareNext(federation).Thumbprint.ShouldBe(next.Thumbprint, "it is made once");
        (federation == "spid" ? SamlSchemas.Errors(metadata, "saml-schema-metadata-sp-spid-av29.xsd") : SamlSchemas.CieErrors(metadata)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Switch_LetsTheNextSign_ForWhomeverKnowsTheMetadataFromBefore()
    {
        var former = Seals.Certificate("spid").Thumbprint;
        var next = Seals.PrepareNext("spid");
        var known = Certificates(Seals.Metadata("spid"));
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        browser.Here.AbsolutePath.ShouldBe("/fascicolo");

        Seals.Switch("spid");

        Seals.Certificate("spid").Thumbprint.ShouldBe(next.Thumbprint);
        Published(Seals.Metadata("spid")).ShouldBe([next.Thumbprint], "the former one is gone");
        (await RequestSealAsync(known)).ShouldBe(next.Thumbprint);
        using var another = new PlainBrowser(_city.Address);
        await another.SignInAsync();
        another.Here.AbsolutePath.ShouldBe("/fascicolo");
        former.ShouldNotBe(next.Thumbprint);
    }

    [Fact]
    public void Switch_ToNone_IsRefusedAndChangesNothing()
    {
        var current = Seals.Certificate("spid").Thumbprint;
        Should.Throw<CryptographicException>(() => Seals.Switch("spid"));
        Seals.Certificate("spid").Thumbprint.ShouldBe(current);
    }

    // Which of the certificates signed a request that is sent now.
    private async Task<string?> RequestSealAsync(List<X509Certificate2> known)
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GetAsync("/accedi");
        await browser.SubmitAsync("form[data-scheme='spid']");
        var field = PlainBrowser.FieldsOf((IHtmlFormElement)browser.Page.QuerySelector("form[data-hand-over]")!).Single(f => f.Key == "SAMLRequest").Value;
        var request = PostBinding.Decode(field)!.DocumentElement!;
        return known.Find(certificate => SamlSignature.IsSignedBy(request, [certificate]))?.Thumbprint;
    }

    private static IEnumerable<string> Published(string metadata) => Certificates(metadata).Select(c => c.Thumbprint);

    private static List<X509Certificate2> Certificates(string metadata) =>
    [
        .. SpidStage.Parse(metadata).SelectNodes("//*[local-name()='KeyDescriptor']//*[local-name()='X509Certificate']")!
            .OfType<XmlElement>().Select(c => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(c.InnerText))),
    ];
}
