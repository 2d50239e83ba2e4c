using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using Navigli.Contracts;
using Navigli.Identity.Saml;
using Navigli.Sandbox;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Spid;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Our service provider and the sandbox's identity provider face to face, without a host between them.</summary>
internal sealed class SpidStage
{
    public static readonly DateTimeOffset Now = new(2026, 3, 9, 10, 0, 0, TimeSpan.Zero);

    public static readonly X509Certificate2 PortalSeal = MakeSeal();

    /// <summary>Whom an attacker wants to be; a good code, so that nothing but the attack itself can be the reason of a refusal.</summary>
    public static readonly string Victim = "TINIT-" + CodiceFiscale.Compute(new CodiceFiscaleFacts
    {
        Surname = "Verdi",
        GivenName = "Mario",
        Sex = Sex.Male,
        BirthDate = new DateOnly(1980, 1, 1),
        BelfioreCode = "F205",
    }).Value;

    // Making RSA keys is the slowest thing here, and no test changes them.
    private static readonly SpidKeys SharedKeys = new(new FrozenClock(Now));

    private readonly SandboxOptions _options;
    private readonly PortalMetadata _portal;

    public SpidStage(SandboxScheme scheme = SandboxScheme.Spid)
    {
        var ours = Enum.Parse<IdentityScheme>(scheme.ToString());
        if (ours is IdentityScheme.Cie)
            Provider = Provider with { Federation = Federation.Cie, AttributeSets = [SchemeProfile.Cie.Attributes] };
        Clock = new FrozenClock(Now);
        _options = new SandboxOptions
        {
            Address = new Uri("http://127.0.0.1:8081"),
            Portal = new Uri("http://localhost:8080"),
            PortalMetadata = new Uri("http://localhost:8080/spid/metadata"),
            Personas = [Chiara],
            Clock = new SandboxClock(Clock),
        };
        Keys = SharedKeys;
        Description = new IdentityProviderDescription(SandboxProvider.Of(scheme).First(), _options, Keys);
        Answers = new SpidAnswer(Description, Keys, Faults, Clock);
        IdentityProvider = IdentityProviderMetadata.Read(Description.Metadata(), ours).Single();
        _portal = new PortalMetadata(new HttpClient(new Canned(() => SpMetadata.Build(Provider))), _options);
        Validator = new ResponseValidator(Provider, Replays, Clock);
    }

    public static SandboxPersona Chiara { get; } = new()
    {
        Key = "chiara",
        GivenName = "Chiara",
        FamilyName = "D'Angelò",
        CodiceFiscale = CodiceFiscale.Compute(new CodiceFiscaleFacts
        {
            Surname = "D'Angelò",
            GivenName = "Chiara",
            Sex = Sex.Female,
            BirthDate = new DateOnly(1992, 3, 9),
            BelfioreCode = "F205",
        }).Value,
        BirthDate = new DateOnly(1992, 3, 9),
        Email = "chiara@example.org",
        StoryIt = "Una storia.",
        StoryEn = "A story.",
        MaxLevel = 3,
        Kind = SandboxPersonaKind.Citizen,
    };

    /// <summary>Works here and lives in Germany, whose node knows no codice fiscale.</summary>
    public static SandboxPersona Anna { get; } = new()
    {
        Key = "anna",
        Country = "DE",
        ForeignIdentifier = "0123456789ABCDEF",
        GivenName = "Anna",
        FamilyName = "Becker",
        CodiceFiscale = null,
        BirthDate = new DateOnly(1991, 5, 4),
        Email = null,
        StoryIt = "Una storia.",
        StoryEn = "A story.",
        MaxLevel = 3,
        Kind = SandboxPersonaKind.Citizen,
    };

    public ServiceProvider Provider { get; } = new()
    {
        Federation = Federation.Spid,
        EntityId = "http://localhost:8080/spid/metadata",
        AssertionConsumerService = new Uri("http://localhost:8080/spid/acs"),
        SingleLogoutService = new Uri("http://localhost:8080/spid/slo"),
        OrganizationName = "Comune di Milano",
        OrganizationDisplayName = "Comune di Milano",
        OrganizationUrl = new Uri("http://localhost:8080"),
        IpaCode = "c_f205",
        Municipality = "F205",
        Province = "MI",
        ContactEmail = "spid@example.org",
        ContactTelephone = "+3902020202",
        AttributeSets = [SchemeProfile.Spid.Attributes, SchemeProfile.Eidas.Attributes, SchemeProfile.EidasFullSet],
        Certificates = [PortalSeal],
    };

    public FrozenClock Clock { get; }

    public FaultPanel Faults { get; } = new();

    public MemoryReplays Replays { get; } = new();

    public SpidKeys Keys { get; }

    /// <summary>The identity provider's.</summary>
    public X509Certificate2 Seal => Keys.SealOf(Description.Provider);

    public IdentityProviderDescription Description { get; }

    public SpidAnswer Answers { get; }

    public IdentityProvider IdentityProvider { get; }

    public ResponseValidator Validator { get; }

    public AuthnRequestTerms Terms(SpidLevel level) => new()
    {
        Id = AuthnRequestTerms.NewId(),
        IdentityProvider = IdentityProvider,
        Level = level,
        IssuedAt = Clock.GetUtcNow().UtcDateTime,
    };

    public ExpectedResponse Expect(AuthnRequestTerms terms) => new()
    {
        RequestId = terms.Id,
        RequestedAt = terms.IssuedAt,
        IdentityProvider = IdentityProvider,
        Level = terms.Level,
    };

    public Task<SpidReading> SendByPost(string xml) =>
        new SpidRequestReader(_portal, Description, Clock).ReadAsync(new SpidMessage { SamlRequest = AuthnRequest.PostField(xml), RelayState = "opaque", Query = null }, default);

    public Task<SpidReading> SendByRedirect(Uri address)
    {
        var fields = address.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);
        return new SpidRequestReader(_portal, Description, Clock).ReadAsync(
            new SpidMessage { SamlRequest = fields["SAMLRequest"], RelayState = fields["RelayState"], Query = address.Query }, default);
    }

    /// <summary>A request that the identity provider has accepted, and what we expect back.</summary>
    public async Task<(SpidRequest Request, ExpectedResponse Expected)> Ask(SpidLevel level = SpidLevel.L2)
    {
        var terms = Terms(level);
        var reading = await SendByPost(AuthnRequest.ForPost(Provider, terms));
        return (reading.Request!, Expect(terms));
    }

    public Task<SamlOutcome> Receive(string xml, ExpectedResponse expected) => Validator.ValidateAsync(Encode(xml), expected, default);

    /// <summary>The good response to the request, changed, and then signed again by the identity provider itself.</summary>
    public string Resigned(SpidRequest request, Action<XmlDocument> change)
    {
        var document = Parse(Answers.Success(request, Chiara, 2));
        foreach (var signature in document.SelectNodes("//*[local-name()='Signature']")!.OfType<XmlElement>().ToList())
            signature.ParentNode!.RemoveChild(signature);
        change(document);
        foreach (var name in (string[])["Assertion", "Response"])
            foreach (var element in document.SelectNodes($"//*[local-name()='{name}']")!.OfType<XmlElement>().Where(e => e.HasAttribute("ID")).ToList())
                SpidKeys.Sign(document, element.GetAttribute("ID"), Seal);
        return document.OuterXml;
    }

    public static XmlDocument Parse(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        return document;
    }

    private static X509Certificate2 MakeSeal()
    {
        var subject = new SpidCertificateSubject
        {
            EntityId = "http://localhost:8080/spid/metadata",
            DisplayName = "Comune di Milano",
            OrganizationName = "Comune di Milano",
            IpaCode = "c_f205",
            Locality = "Milano",
        };
        using var key = RSA.Create(2048);
        return SpidCertificateProfile.Request(subject, key).CreateSelfSigned(Now.AddDays(-1), Now.AddYears(2));
    }

    public static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    private sealed class Canned(Func<string> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body()) });
    }
}

internal sealed class FrozenClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

internal sealed class MemoryReplays : IAssertionReplayGuard
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public Task<bool> TryUseAsync(string assertionId, DateTime expiresAt, CancellationToken cancellation) => Task.FromResult(_used.Add(assertionId));
}

internal static class XmlEditing
{
    public static XmlElement One(this XmlDocument document, string name) => document.SelectNodes($"//*[local-name()='{name}']")!.OfType<XmlElement>().First();

    /// <summary>Takes the signature of the whole away; that of the assertion stays.</summary>
    public static void DropResponseSignature(this XmlDocument document) => document.DocumentElement!.RemoveChild(document.One("Signature"));

    public static XmlElement Assertion(this XmlDocument document) => document.One("Assertion");

    public static XmlElement Attribute(this XmlDocument document, string name) =>
        (XmlElement)document.SelectSingleNode($"//*[local-name()='Attribute'][@Name='{name}']/*")!;
}
