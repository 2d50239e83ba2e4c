using System.Diagnostics;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Our XML before other people's judges: the schemas of the SPID federation and xmlsec1.</summary>
[Trait("Engine", "Any")]
public sealed class OutsideToolTests
{
    private readonly SpidStage _stage = new();

    [Theory]
    [InlineData("saml-schema-metadata-2.0.xsd")]
    [InlineData("saml-schema-metadata-sp-spid.xsd")]
    [InlineData("saml-schema-metadata-sp-spid-av29.xsd")]
    public void Metadata_SatisfiesTheSchemaOfTheFederation(string schema) =>
        SamlSchemas.Errors(SpMetadata.Build(_stage.Provider), schema).ShouldBeEmpty();

    [Fact]
    public void IdentityProviderMetadata_OfTheSandbox_SatisfiesTheSchema() =>
        SamlSchemas.Errors(_stage.Description.Metadata(), "saml-schema-metadata-2.0.xsd").ShouldBeEmpty();

    [Fact]
    public void Request_SatisfiesTheSchemaOfTheProtocol() =>
        SamlSchemas.Errors(AuthnRequest.ForPost(_stage.Provider, _stage.Terms(SpidLevel.L2)), "saml-schema-protocol-2.0.xsd").ShouldBeEmpty();

    [Fact]
    public void Request_WithAnAgeLimit_HasItsExtensionWhereTheSchemaWantsIt() =>
        // The schemas know no AgeLimit: that they do not is all they may say.
        SamlSchemas.Errors(AuthnRequest.ForPost(_stage.Provider, _stage.Terms(SpidLevel.L2) with { AgeLimit = new AgeLimit(14, 17) }), "saml-schema-protocol-2.0.xsd")
            .ShouldAllBe(error => error.Contains("Could not find schema information for the element 'https://spid.gov.it/saml-extensions:", StringComparison.Ordinal));

    [Fact]
    public async Task Response_OfTheSandbox_SatisfiesTheSchemaOfTheProtocol()
    {
        var (request, _) = await _stage.Ask();
        SamlSchemas.Errors(_stage.Answers.Success(request, SpidStage.Chiara, 2), "saml-schema-protocol-2.0.xsd").ShouldBeEmpty();
    }

    [Fact]
    public void Schema_RefusesMetadataWithoutItsConsumerService()
    {
        var document = SpidStage.Parse(SpMetadata.Build(_stage.Provider));
        var service = document.One("AssertionConsumerService");
        service.ParentNode!.RemoveChild(service);
        SamlSchemas.Errors(document.OuterXml, "saml-schema-metadata-sp-spid.xsd").ShouldNotBeEmpty("otherwise the schema tests prove nothing");
    }

    [Theory]
    [InlineData("urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor")]
    [InlineData("urn:oasis:names:tc:SAML:2.0:protocol:AuthnRequest")]
    [InlineData("urn:oasis:names:tc:SAML:2.0:protocol:LogoutRequest")]
    public async Task OurSignature_IsAcceptedByXmlsec(string element)
    {
        var xml = element[(element.LastIndexOf(':') + 1)..] switch
        {
            "EntityDescriptor" => SpMetadata.Build(_stage.Provider),
            "AuthnRequest" => AuthnRequest.ForPost(_stage.Provider, _stage.Terms(SpidLevel.L2)),
            _ => Logout(),
        };
        (await Xmlsec(xml, "--verify", "--enabled-reference-uris", "same-doc", "--id-attr:ID", element, "--pubkey-cert-pem", Pem())).ExitCode.ShouldBe(0);
        (await Xmlsec(xml.Replace("Version=\"2.0\"", "Version=\"2.1\"", StringComparison.Ordinal).Replace("Comune di Milano", "Comune di Torino", StringComparison.Ordinal), "--verify", "--id-attr:ID", element, "--pubkey-cert-pem", Pem()))
            .ExitCode.ShouldNotBe(0, "a changed message must not verify");
    }

    [Fact]
    public async Task AssertionSignedByXmlsec_IsAccepted()
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        document.DocumentElement!.RemoveChild(document.One("Signature"));
        foreach (var name in (string[])["DigestValue", "SignatureValue"])
            document.One(name).InnerText = "";
        var keyInfo = document.One("KeyInfo");
        keyInfo.ParentNode!.RemoveChild(keyInfo);

        var folder = Directory.CreateTempSubdirectory("xmlsec-");
        try
        {
            var key = Path.Combine(folder.FullName, "key.pem");
            await File.WriteAllTextAsync(key, System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(_stage.Seal)!.ExportPkcs8PrivateKeyPem());
            var result = await Xmlsec(document.OuterXml, "--sign", "--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:assertion:Assertion", "--privkey-pem", key);
            result.ExitCode.ShouldBe(0);
            var outcome = await _stage.Receive(result.Output, expected);
            outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code).GivenName.ShouldBe("Chiara");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Logout()
    {
        var terms = new LogoutTerms { Id = "_id", NameId = "_name", NameQualifier = null, SessionIndex = "_index", IssuedAt = SpidStage.Now.UtcDateTime };
        var message = LogoutMessages.Request(_stage.Provider, terms, new Uri("https://idp.example.it/slo"));
        return PostBinding.Decode(SamlDispatch.ByPost(_stage.Provider, message, SamlDirection.Request, relayState: null).Message!)!.OuterXml;
    }

    private string Pem()
    {
        var path = Path.Combine(Path.GetTempPath(), $"spid-{Environment.ProcessId}.pem");
        File.WriteAllText(path, _stage.Provider.SigningCertificate.ExportCertificatePem());
        return path;
    }

    private static async Task<(int ExitCode, string Output)> Xmlsec(string xml, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/xmlsec1"), "xmlsec1 is not installed");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, xml);
            var start = new ProcessStartInfo("/usr/bin/xmlsec1") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in arguments.Append(file))
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await errors;
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
