using System.Xml;
using Navigli.Identity.Saml;
using Navigli.Identity.Staff;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>SPID for professional use: what is asked, what an answer must show, and what the settings may say of it.</summary>
public sealed class PurposeTests
{
    private readonly PaperProvider _provider = new(IdentityScheme.Spid);

    [Theory]
    [InlineData("P")]
    [InlineData("PF")]
    [InlineData("PG")]
    public void Request_ForProfessionalUse_SaysItInTheExtension_AndKeepsToTheSchema(string purpose)
    {
        var xml = Request(IdentityScheme.Spid, Use(Enum.Parse<SpidPurpose>(purpose)), age: new AgeLimit(18, 99));

        var root = SpidStage.Parse(xml).DocumentElement!;
        var extensions = root.ChildNodes.OfType<XmlElement>().Single(child => child.LocalName == "Extensions").ChildNodes.OfType<XmlElement>().ToList();
        extensions.Select(e => (e.LocalName, e.NamespaceURI)).ShouldBe([("Purpose", "https://spid.gov.it/saml-extensions"), ("AgeLimit", "https://spid.gov.it/saml-extensions")]);
        extensions[0].InnerText.ShouldBe(purpose);
        // No published schema names these extensions: that there is none for them is all that may be held against the message.
        SamlSchemas.Errors(xml, "saml-schema-protocol-2.0.xsd").ShouldAllBe(error => error.Contains("Could not find schema information for the element 'https://spid.gov.it/saml-extensions:", StringComparison.Ordinal));
    }

    [Fact]
    public void Request_OfEverybody_SaysNothing() =>
        SpidStage.Parse(Request(IdentityScheme.Spid, use: null)).DocumentElement!.ChildNodes.OfType<XmlElement>().ShouldNotContain(child => child.LocalName == "Extensions");

    [Theory]
    [InlineData("Cie")]
    [InlineData("Eidas")]
    public void Request_ToAnotherScheme_KnowsNoPurpose(string scheme) =>
        SpidStage.Parse(Request(Enum.Parse<IdentityScheme>(scheme), Use(SpidPurpose.P))).DocumentElement!.ChildNodes.OfType<XmlElement>().ShouldNotContain(child => child.LocalName == "Extensions");

    [Fact]
    public void Evidence_IsAskedForByASetOfItsOwn()
    {
        var use = Use(SpidPurpose.PG, ("companyName", "*"));
        SpidStage.Parse(Request(IdentityScheme.Spid, use)).DocumentElement!.GetAttribute("AttributeConsumingServiceIndex").ShouldBe("1");
        SpidStage.Parse(Request(IdentityScheme.Spid, Use(SpidPurpose.PF))).DocumentElement!.GetAttribute("AttributeConsumingServiceIndex").ShouldBe("0", "without evidence the usual one is enough");

        var metadata = SpMetadata.Build(_provider.Portal with { AttributeSets = [SchemeProfile.Spid.Attributes, use.Attributes!] });
        SamlSchemas.Errors(metadata, "saml-schema-metadata-sp-spid-av29.xsd").ShouldBeEmpty();
        var asked = SpidStage.Parse(metadata).SelectNodes("//*[local-name()='AttributeConsumingService'][@index='1']/*[local-name()='RequestedAttribute']")!.OfType<XmlElement>();
        asked.Select(a => a.GetAttribute("Name")).ShouldBe(["spidCode", "name", "familyName", "fiscalNumber", "dateOfBirth", "email", "companyName"]);
    }

    [Theory]
    [InlineData("*", "Comune di Milano")]
    [InlineData("Comune di Milano", "Comune di Milano")]
    public async Task Answer_WithTheEvidence_IsAccepted(string wanted, string stated)
    {
        var outcome = await JudgeAsync(Use(SpidPurpose.PG, ("companyName", wanted)), stated);

        outcome.Refusal.ShouldBeNull();
        outcome.Identity!.CodiceFiscale.ShouldBe(PaperProvider.CodiceFiscale, "it is the person who signs in");
    }

    [Theory]
    [InlineData("*", null)]
    [InlineData("*", "")]
    [InlineData("Comune di Milano", "Comune di Monza")]
    [InlineData("Comune di Milano", "comune di milano")]
    public async Task Answer_WithoutTheEvidence_IsRefusedInTheWordsOfTheStaff(string wanted, string? stated)
    {
        var outcome = await JudgeAsync(Use(SpidPurpose.PG, ("companyName", wanted)), stated);

        outcome.Refusal.ShouldBe(SamlRefusal.Purpose);
        Navigli.Identity.IdentityErrors.Of(outcome.Refusal!).ShouldBe(Navigli.Identity.IdentityErrors.StaffIdentity);
    }

    [Fact]
    public async Task EvidenceAlone_IsNotEnough_TheUsualAttributesAreWantedToo()
    {
        var answer = _provider.Answer("Assertion/AttributeStatement/Attribute[name='familyName']/AttributeValue=");
        (await _provider.JudgeAsync(answer, use: Use(SpidPurpose.PF))).Refusal.ShouldBe(SamlRefusal.Attributes);
    }

    [Theory]
    [InlineData("ErrorCode nr30", "staff-identity", "spid-30")]
    [InlineData("ErrorCode nr25", "spid-25", "spid-25")]
    public void Error30_HasItsOwnWordsForTheStaff_AndNoOtherErrorHas(string message, string ofStaff, string ofEverybody)
    {
        SamlRefusal.FromProvider(message, SchemeProfile.Spid, Use(SpidPurpose.P)).Reason.ShouldBe(ofStaff);
        SamlRefusal.FromProvider(message, SchemeProfile.Spid).Reason.ShouldBe(ofEverybody);
    }

    [Fact]
    public void Settings_ThatMeanNothing_AreFaults()
    {
        new StaffOptions().Faults().ShouldBeEmpty("nothing need be asked");
        new StaffOptions { Purpose = SpidPurpose.PF }.Faults().ShouldBeEmpty();
        new StaffOptions { Purpose = (SpidPurpose)7 }.Faults().ShouldHaveSingleItem().ShouldContain("P, PF or PG");
        new StaffOptions { PurposeEvidence = { ["companyName"] = "*" } }.Faults().ShouldHaveSingleItem().ShouldContain("evidence of no Purpose");
        new StaffOptions { Purpose = SpidPurpose.P, PurposeEvidence = { ["companyName"] = "Comune di Milano" } }.Faults().ShouldBeEmpty();
        foreach (var (name, value) in ((string, string)[])[("fiscalNumber", "*"), ("company name", "*"), ("companyName", " ")])
            new StaffOptions { Purpose = SpidPurpose.P, PurposeEvidence = { [name] = value } }.Faults().ShouldHaveSingleItem().ShouldContain(name);
    }

    [Fact]
    public void IdentityForAnOrganisation_IsShownByItsName_UnlessTheSettingsSayOtherwise()
    {
        new StaffOptions { Purpose = SpidPurpose.PG }.ProfessionalUse!.Evidence.ShouldBe([KeyValuePair.Create("companyName", "*")]);
        new StaffOptions { Purpose = SpidPurpose.PG, PurposeEvidence = { ["companyFiscalNumber"] = "TINIT-01199250158" } }.ProfessionalUse!.Evidence.Keys.ShouldBe(["companyFiscalNumber"]);
        new StaffOptions { Purpose = SpidPurpose.P }.ProfessionalUse!.Evidence.ShouldBeEmpty("one of a person names no organisation");
        new StaffOptions().ProfessionalUse.ShouldBeNull();
    }

    private static ProfessionalUse Use(SpidPurpose purpose, params (string Name, string Value)[] evidence) =>
        new() { Purpose = purpose, Evidence = evidence.ToDictionary(shown => shown.Name, shown => shown.Value, StringComparer.Ordinal) };

    private static string Request(IdentityScheme scheme, ProfessionalUse? use, AgeLimit? age = null)
    {
        var provider = new PaperProvider(scheme);
        var terms = new AuthnRequestTerms
        {
            Id = AuthnRequestTerms.NewId(),
            IdentityProvider = provider.Description,
            Level = SpidLevel.L2,
            IssuedAt = SpidStage.Now.UtcDateTime,
            AgeLimit = age,
            Use = use,
        };
        return AuthnRequest.ForPost(provider.Portal, terms);
    }

    // The last of the usual attributes may be missing: it makes room for the one that is asked besides.
    private Task<SamlOutcome> JudgeAsync(ProfessionalUse use, string? stated) => _provider.JudgeAsync(
        _provider.Answer(stated is null ? "" : $"Assertion/AttributeStatement/Attribute[name='email']/AttributeValue={stated} ; Assertion/AttributeStatement/Attribute[name='email']@Name=companyName"), use: use);
}
