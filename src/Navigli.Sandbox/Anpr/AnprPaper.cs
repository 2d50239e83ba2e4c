using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Navigli.Documents;
using Navigli.Documents.Graphics;
using Navigli.Documents.Proofs;
using Navigli.Documents.Sealing;

namespace Navigli.Sandbox.Anpr;

/// <summary>Makes the documents of the sandbox's national registry: under a key of its own and marked as a demonstration.</summary>
internal sealed class AnprPaper : IDisposable
{
    private const string Emblem = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M50 4 L96 50 L50 96 L4 50 Z" fill="#17324d"/><path d="M50 24 L76 50 L50 76 L24 50 Z" fill="#ffffff"/></svg>""";

    private readonly VectorImage emblem = VectorImage.ParseSvg(Emblem);
    private readonly ECDsa proofKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 certificate;
    private readonly Pkcs12Sealer sealer;
    private readonly SandboxOptions options;

    public AnprPaper(SandboxOptions options, TimeProvider clock)
    {
        this.options = options;
        var request = new CertificateRequest("CN=ANPR dimostrativa, O=Navigli Sandbox, C=IT", RsaKeys.Of("ANPR"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        certificate = request.CreateSelfSigned(clock.GetUtcNow().AddYears(-1), clock.GetUtcNow().AddYears(10));
        sealer = new Pkcs12Sealer(certificate, []);
    }

    public void Dispose()
    {
        sealer.Dispose();
        certificate.Dispose();
        proofKey.Dispose();
    }

    public Task<byte[]> MakeAsync(SandboxResident resident, IReadOnlyList<string> types, string protocol, DateTime at, CancellationToken ct)
    {
        var title = string.Join(" e ", types.Select(type => $"Certificato {options.CertificateTitles.GetValueOrDefault(type, type)}"));
        var code = $"ANPR-{protocol}";
        var facts = new CertificateFacts
        {
            Issuer = "ANPR dimostrativa",
            DocumentType = title,
            Protocol = protocol,
            Code = code,
            Subject = new CertifiedPerson { Name = Name(resident.FamilyName, resident.GivenName), BirthDate = resident.BirthDate, CodiceFiscale = resident.CodiceFiscale },
            IssuedAt = at,
        };
        var proof = new ProofSigner(proofKey).Sign(facts);
        var content = new CertificateContent
        {
            DocumentId = Guid.CreateVersion7(new DateTimeOffset(at)),
            IssuedAt = at,
            Language = "it-IT",
            FileTitle = title,
            Protocol = $"Protocollo ANPR {protocol}",
            Crest = emblem,
            CrestDescription = "Emblema della dimostrazione",
            Municipality = "ANAGRAFE NAZIONALE - DIMOSTRAZIONE",
            Title = title,
            Authority = "Documento dimostrativo, senza alcun valore",
            LegalBasis = ["Prodotto dall'ambiente di prova che fa le veci dell'anagrafe nazionale: persone e dati sono inventati."],
            Statement = "CERTIFICA",
            Body = [.. Body(resident, types)],
            PlaceAndDate = at.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            Signatory = ["Ambiente di prova"],
            SealNotice = "Sigillo dimostrativo, non qualificato",
            Verification = new VerificationBlock
            {
                Heading = "Verifica",
                Instructions = ["Questo documento è di prova: l'ambiente di prova non lo ricorda dopo la chiusura."],
                CodeLabel = "Codice",
                Code = code,
                QrText = CertificateProof.ToQrText(options.Address, proof),
                QrDescription = "Codice QR dimostrativo",
            },
            PageNumberFormat = "{0} / {1}",
            Facts = facts,
            Proof = proof,
        };
        return CertificateDocument.SealAsync(content, sealer, ct);
    }

    private static IEnumerable<CertificateBlock> Body(SandboxResident resident, IReadOnlyList<string> types)
    {
        yield return new SubjectBlock
        {
            Name = Name(resident.FamilyName, resident.GivenName),
            Lines = [$"Luogo e data di nascita: {resident.BirthPlace}, {Date(resident.BirthDate)}", $"(C.F. {resident.CodiceFiscale})"],
        };
        if (resident.Address is { } address)
            yield return new LabelledBlock { Label = "Indirizzo di residenza:", Lines = [address] };
        // ANPR table 13: the types that state the family.
        if (resident.Household.Count > 0 && types.Any(type => type is "12" or "13" or "15" or "16"))
        {
            yield return new TableBlock
            {
                Headings = ["Cognome e nome", "Luogo di nascita", "Data di nascita"],
                Rows = [.. resident.Household.Select(m => (IReadOnlyList<string>)[Name(m.FamilyName, m.GivenName), m.BirthPlace, Date(m.BirthDate)])],
            };
        }
    }

    private static string Name(string family, string given) => $"{family.ToUpper(CultureInfo.GetCultureInfo("it-IT"))} {given}";

    private static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
