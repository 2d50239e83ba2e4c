using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using Navigli.Benchmarks.Ground;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;

namespace Navigli.Benchmarks.Measures;

/// <summary>
/// The processor time of a full sign-in beside that of its cryptography alone, in turns. A sign-in is what the published portal's whole process spends on its three
/// requests: the AuthnRequest made, signed, logged and sent on its page; the response posted, both its signatures and all the rules checked, logged; the
/// account, the session and the opening lines of the ledger. PostgreSQL and the identity provider are other processes and are not counted. Beside it the framework's SignedXml in this
/// process signs the same request with the same key, and reads the same response into a document and verifies both its signatures; the keys are loaded before.
/// </summary>
internal sealed class SignInMeasure : IMeasure
{
    private const int People = 4_000;
    private const int AtOnce = 8;
    private const int WarmUp = 5_000;
    private const int Rounds = 6;
    private const int InARound = 500;

    public string Name => "sign-in";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        await using var open = await SignInCity.StartAsync(city, ground, People);
        var federations = city.Services.GetRequiredService<Federations>();
        using var seal = federations.For(IdentityScheme.Spid).SigningCertificate.GetRSAPrivateKey()!;
        using var theirs = open.Provider.Certificate.GetRSAPublicKey()!;
        var terms = new AuthnRequestTerms
        {
            Id = AuthnRequestTerms.NewId(),
            IdentityProvider = IdentityProviderMetadata.Read(open.Provider.Metadata(), IdentityScheme.Spid).Single(),
            Level = SpidLevel.L2,
            IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
        };
        var request = AuthnRequest.Build(federations.For(IdentityScheme.Spid), terms, terms.IdentityProvider.PostSignOn);
        var response = open.Provider.Answer(terms.Id, open.Address, new Vouched("RSSMRA80A01F205X", "Mario", "Rossi", new DateOnly(1980, 1, 1)));
        await SignInAsync(open, 0, WarmUp);
        for (var i = 0; i < WarmUp; i++)
            Cryptography(request, seal, response, theirs);

        var (wholes, alones) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var before = open.ProcessorTime;
            await SignInAsync(open, WarmUp + (round * InARound), InARound);
            wholes.Add((open.ProcessorTime - before).TotalMilliseconds / InARound);
            using var self = Process.GetCurrentProcess();
            before = self.TotalProcessorTime;
            for (var i = 0; i < InARound; i++)
                Cryptography(request, seal, response, theirs);
            self.Refresh();
            alones.Add((self.TotalProcessorTime - before).TotalMilliseconds / InARound);
        }

        var (whole, alone) = (Numbers.Median(wholes), Numbers.Median(alones));
        report.Add("Processor time of a full sign-in, outside the database", Milliseconds(whole), $"its signature and two verifications alone: {Milliseconds(alone)}", whole / alone, Target.AtMost(3));
    }

    private static Task SignInAsync(SignInCity open, int from, int count) =>
        Parallel.ForAsync(from, from + count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await open.SignInAsync(number));

    private static void Cryptography(XmlElement request, RSA seal, string response, RSA theirs)
    {
        var signing = new SignedXml(request) { SigningKey = seal };
        signing.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signing.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference("#" + request.GetAttribute("ID")) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signing.AddReference(reference);
        signing.ComputeSignature();
        signing.GetXml();
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(response);
        foreach (var signature in document.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl).OfType<XmlElement>().ToList())
        {
            var verifying = new SignedXml((XmlElement)signature.ParentNode!);
            verifying.LoadXml(signature);
            if (!verifying.CheckSignature(theirs))
                throw new InvalidOperationException("The provider's signature is not good");
        }
    }

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0.00} ms");
}
