using System.Security.Cryptography;
using Navigli.Documents.Graphics;
using Navigli.Documents.Proofs;

namespace Navigli.Documents.Tests;

/// <summary>Certificates of people who do not exist, with the names that break careless software.</summary>
internal static class Samples
{
    public const string Crest = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48">
          <path fill="#1a1a1a" d="M0 0H40V26C40 37 31 44 20 48C9 44 0 37 0 26Z"/>
          <path fill="#ffffff" d="M1.5 1.5H38.5V26c0 10-8 16.600-18.500 20.400C9.500 42.600 1.500 36 1.500 26z"/>
          <rect fill="#b5121b" x="16" y="1.500" width="8" height="44"/>
          <rect fill="#b5121b" x="1.500" y="15" width="37" height="8"/>
        </svg>
        """;

    public static DateTime IssuedAt { get; } = new(2026, 11, 21, 9, 30, 0, DateTimeKind.Utc);

    public static ECDsa ProofKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static CertificateFacts Facts { get; } = new()
    {
        Issuer = "Comune di Milano",
        DocumentType = "Certificato di residenza",
        Protocol = "2026/000123",
        Code = "7KQ4-M2XP-93TR-VW8C",
        Subject = new CertifiedPerson { Name = "COLOMBO SOFIA", BirthDate = new DateOnly(2018, 4, 3), BirthPlace = "Milano (MI)", CodiceFiscale = "CLMSFO18D43F205Y" },
        Address = "Via Padova 61, scala B, Milano (MI)",
        IssuedAt = IssuedAt,
        ValidUntil = new DateOnly(2027, 5, 21),
    };

    // A proof is signed anew each time; one for all samples lets equal documents be equal.
    public static string Proof { get; } = new ProofSigner(ProofKey).Sign(Facts);

    public static CertificateContent Residence { get; } = new()
    {
        DocumentId = Guid.Parse("01934d5e-7a10-7c3b-9d0a-3f1e5b2c4d6e"),
        IssuedAt = IssuedAt,
        Language = "it-IT",
        FileTitle = "Certificato di residenza di Sofia Colombo",
        Protocol = "Protocollo n. 2026/000123",
        Crest = VectorImage.ParseSvg(Crest),
        CrestDescription = "Stemma del Comune di Milano",
        Municipality = "COMUNE DI MILANO",
        Office = "Area Servizi al Cittadino · Anagrafe",
        Title = "Certificato di Residenza",
        Authority = "Il Sindaco",
        LegalBasis = ["A norma dell’art. 33 del D.P.R. 30-5-1989, n. 223:", "Visti i dati registrati dal Comune di Milano"],
        Statement = "Certifica che nell’Anagrafe della popolazione residente",
        Body =
        [
            new SubjectBlock { Name = "COLOMBO SOFIA", Lines = ["Risulta nata il 3 aprile 2018 a Milano (MI)", "Atto N. 412 parte 1 serie A - anno 2018 - Milano (MI)", "(C.F. CLMSFO18D43F205Y)"] },
            new LabelledBlock { Label = "Risulta iscritta all’indirizzo:", Lines = ["VIA PADOVA N. 61 - Scala: B", "Comune MILANO (MI)"] },
        ],
        PlaceAndDate = "Milano, 21 novembre 2026",
        Signatory = ["Il Sindaco del Comune di Milano", "ADA NAVIGLI"],
        Warning = "IL PRESENTE CERTIFICATO NON PUÒ ESSERE PRODOTTO AGLI ORGANI DELLA PUBBLICA AMMINISTRAZIONE O AI PRIVATI GESTORI DI PUBBLICI SERVIZI (art. 40 DPR 28 dicembre 2000, n. 445)",
        StampDuty = "Rilasciato in esenzione da imposta di bollo per uso: SOCIETÀ SPORTIVE - art. 8 bis, tabella allegato B) DPR 642/1972",
        Fees = "Riscossi Euro 0,00 per diritti di segreteria",
        SealNotice = "Documento con sigillo non qualificato",
        Verification = new VerificationBlock
        {
            Heading = "Come verificare questo certificato",
            Instructions = ["Inquadra il QR con il telefono: i dati certificati si leggono anche senza rete.", "Oppure scrivi il codice su comune.milano.example/v"],
            CodeLabel = "Codice di verifica",
            Code = "7KQ4-M2XP-93TR-VW8C",
            QrText = CertificateProof.ToQrText(new Uri("https://comune.milano.example/v"), Proof),
            QrDescription = "Codice QR con i dati certificati e la firma del Comune",
        },
        PageNumberFormat = "{0} / {1}",
        Facts = Facts,
        Proof = Proof,
    };

    private static readonly string[] Names =
    [
        "D’ANGELÒ MARIA", "NGUYỄN THỊ ÁNH", "MÜLLER JÜRGEN", "O’BRIEN SÉAN", "ŁUKASZEWICZ ZBIGNIEW", "ŞAHİN ÇAĞRI",
        "DELLA ROVERE-MONTECUCCOLI DEGLI ERRI MARIA ANTONIETTA GUGLIELMINA IMMACOLATA CONCETTA", "BRÂNCUȘI ȚEPEȘ IOANA",
        "DVOŘÁKOVÁ ŽOFIE", "HALLDÓRSDÓTTIR ÞÓRUNN", "ESPERANÇA CONCEIÇÃO", "WOLFESCHLEGELSTEINHAUSENBERGERDORFFWELCHEVORALTERNWAREN HUBERT",
    ];

    public static CertificateContent Family { get; } = FamilyWith(Names);

    /// <summary>A household of as many people as wanted, by the same names again.</summary>
    public static CertificateContent FamilyOf(int size) => FamilyWith([.. Enumerable.Range(0, size).Select(i => Names[i % Names.Length])]);

    private static CertificateContent FamilyWith(string[] names)
    {
        var facts = Facts with
        {
            DocumentType = "Certificato di stato di famiglia",
            Members = [.. names.Take(12).Select((name, i) => new CertifiedPerson { Name = name, BirthDate = new DateOnly(1950 + i, 1 + i % 12, 1 + i) })],
        };
        var proof = new ProofSigner(ProofKey).Sign(facts);
        return Residence with
        {
            Title = "Certificato di Stato di Famiglia",
            FileTitle = "Certificato di stato di famiglia di Sofia Colombo",
            Facts = facts,
            Proof = proof,
            Statement = "Certifica che nell’Anagrafe della popolazione residente risulta iscritta la famiglia composta da:",
            Body =
            [
                new TableBlock
                {
                    Headings = ["Cognome e nome", "Nato a", "Il", "Codice fiscale", "Rapporto"],
                    Rows = [.. names.Select((name, i) => (IReadOnlyList<string>)[name, i % 3 == 0 ? "Reggio nell’Emilia (RE)" : "Łódź (Polonia)", $"{1 + i % 28:00}/0{1 + i % 9}/{1950 + i % 60}", $"XXXYYY{50 + i % 50:00}A01F205{(char)('A' + i % 26)}", "Intestatario"])],
                },
                new LabelledBlock { Label = "All’indirizzo:", Lines = ["VIA PADOVA N. 61 - Scala: B", "Comune MILANO (MI)"] },
            ],
            Verification = Residence.Verification! with { QrText = CertificateProof.ToQrText(new Uri("https://comune.milano.example/v"), proof) },
        };
    }
}
