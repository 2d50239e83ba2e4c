using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Documents;
using Navigli.Documents.Proofs;
using Navigli.Platform.City;
using CertifiedPerson = Navigli.Documents.Proofs.CertifiedPerson;
using Registered = Navigli.Contracts.Residents.CertifiedPerson;

namespace Navigli.Certificates.Paper;

/// <summary>Puts a certificate into words: the law's own texts come from the city pack, what each section says from its statement, the rest from resources.</summary>
internal sealed class PaperWriter(CityPack city, IStringLocalizer<PaperTexts> texts, PaperKeys keys, IOptions<CertificatesOptions> options)
{
    /// <summary>Sections whose facts are the subject's, the other persons' and the address.</summary>
    private static readonly CertificateSection[] ToldOtherwise =
    [
        CertificateSection.Birth, CertificateSection.Residence, CertificateSection.ResidenceOnDate, CertificateSection.ResidenceAbroad, CertificateSection.CohabitationResidence,
        CertificateSection.Household, CertificateSection.HouseholdKinship, CertificateSection.HouseholdCivilStatus, CertificateSection.HouseholdAbroad,
    ];

    private const int LongestStatement = 900;

    private Uri Page => options.Value.VerificationPage!;

    /// <summary>Writes the paper and signs its facts.</summary>
    public PaperSnapshot Write(PaperRequest request)
    {
        var edition = new PaperEdition(request.Language, texts, city);
        using var scope = new CultureScope(edition.Culture);
        var source = new StatementSource(request.Record, request.OnDate ?? request.IssuedOn, city, edition);
        var (facts, stated) = Facts(request, source);
        var proof = keys.Proof.Sign(facts);
        return new PaperSnapshot
        {
            Words = Words(request, source),
            Facts = facts,
            Proof = proof,
            QrText = CertificateProof.ToQrText(Page, proof),
            SaysQualified = options.Value.Seal.Qualified,
            PastReason = request.PastReason,
            Stated = [.. stated.Prepend(request.Record.Person.PersonId).Distinct()],
        };
    }

    /// <summary>What the paper would state, before anything is issued.</summary>
    public IReadOnlyList<PaperPart> Preview(CertificateSelection selection, CertifiableRecord record, DateOnly reference, string language)
    {
        var edition = new PaperEdition(language, texts, city);
        using var scope = new CultureScope(edition.Culture);
        return Parts(selection, new StatementSource(record, reference, city, edition));
    }

    /// <summary>The exemption, or the stamp by which the duty was paid: the paper and its stamp belong together.</summary>
    private static string? StampDuty(StampDutyGround ground, CertificateTexts law, PaperEdition edition) => ground switch
    {
        { Printed: { } exemption } => edition.Law(law.ExemptionLine, "{exemption}", exemption, ground.Use.Label.En),
        { StampSerial: { } serial } => edition.Say("StampDutyPaid", serial),
        _ => null,
    };

    private static List<PaperPart> Parts(CertificateSelection selection, StatementSource source) => [.. Statements.Of(selection).Select(s => s.Write(source))];

    private PaperWords Words(PaperRequest request, StatementSource source)
    {
        var (law, edition, person) = (city.CertificateTexts, source.Edition, request.Record.Person);
        var label = request.Selection.Label;
        var title = edition.Say("Title", label.It, label.En);
        var name = PaperEdition.Name(person);
        var amount = (request.Ground.FeeCents / 100m).ToString("N2", PaperEdition.Italian);
        var isAbroad = request.Record.Status == RegistryStatus.Aire;
        return new PaperWords
        {
            Language = PaperEdition.Italian.Name,
            FileTitle = $"{Translation.Unmark(title).Replace('\n', ' ')} - {name}",
            Protocol = edition.Say("Protocol", request.Protocol),
            CrestDescription = edition.Say("Crest", city.Identity.FormalName),
            Municipality = city.Identity.FormalName.ToUpper(PaperEdition.Italian),
            Title = title,
            Authority = edition.Label(city.Identity.Signatory.Title),
            LegalBasis = [edition.Law(law.LegalBasis) + ":", edition.Law(law.DataLine, "{comune}", city.Identity.Name.ToUpper(PaperEdition.Italian))],
            Statement = edition.Law(isAbroad ? law.CertifiesAbroad : law.Certifies),
            SubjectName = name,
            SubjectLines = SubjectLines(request.Selection, edition, person),
            Parts = Parts(request.Selection, source),
            Validity = request.ValidUntil is { } last ? edition.Law(law.Validity, "{date}", PaperEdition.Date(last)) : null,
            PlaceAndDate = edition.Say("PlaceAndDate", city.Identity.Name, PaperEdition.Date(request.IssuedOn)),
            Signatory = Signatory(edition),
            Warning = $"{edition.Law(request.Ground.Use.Warning)} ({request.Ground.Use.Warning.Source})",
            StampDuty = StampDuty(request.Ground, law, edition),
            Fees = edition.Law(law.FeeLine, "{amount}", amount),
            SealNotice = edition.Say(options.Value.Seal.Qualified ? "SealNotice.Qualified" : "SealNotice"),
            VerificationHeading = edition.Say("Verification"),
            Instructions = [edition.Say("Verification.Code", Page.Authority + Page.AbsolutePath), edition.Say("Verification.Compare")],
            CodeLabel = edition.Say("CodeLabel"),
            Code = VerificationCode.Grouped(request.Code),
            QrDescription = edition.Say("Qr"),
            PageNumberFormat = "{0} / {1}",
        };
    }

    /// <summary>Who it is: with the birth, unless the certificate states it by itself.</summary>
    private static List<string> SubjectLines(CertificateSelection selection, PaperEdition edition, Registered person)
    {
        List<string> lines = [];
        if (!selection.Sections.Contains(CertificateSection.Birth))
        {
            lines.Add(edition.Born(person));
            if (person.BirthAct is { } act)
                lines.Add(edition.Act(act));
        }

        if (person.CodiceFiscale is { IsEmpty: false } code)
            lines.Add(edition.Say("CodiceFiscale", code.Value));
        return lines;
    }

    private List<string> Signatory(PaperEdition edition)
    {
        var signatory = city.Identity.Signatory;
        List<string> lines = [edition.Say("Signatory", signatory.Title.It, city.Identity.Name.ToUpper(PaperEdition.Italian), signatory.Title.En), signatory.Name];
        if (signatory.IsDemonstration)
            lines.Add(edition.Say("Invented"));
        return lines;
    }

    /// <summary>The facts to sign, in Italian whatever the edition, and the others of whom they speak.</summary>
    private (CertificateFacts Facts, IEnumerable<Guid> Others) Facts(PaperRequest request, StatementSource source)
    {
        var italian = source with { Edition = new PaperEdition(CertificateLanguage.Italian, texts, city) };
        using var scope = new CultureScope(italian.Edition.Culture);
        var others = Statements.Of(request.Selection).SelectMany(s => s.Others(italian)).DistinctBy(o => o.Person.PersonId).ToList();
        var facts = new CertificateFacts
        {
            Issuer = city.Identity.FormalName,
            DocumentType = request.Selection.Label.It,
            Protocol = request.Protocol,
            Code = request.Code,
            Subject = Person(request.Record.Person) with { CodiceFiscale = request.Record.Person.CodiceFiscale?.Value },
            Members = [.. others.Select(o => Person(o.Person) with { Relationship = o.Relationship })],
            Address = PlaceStatements.Stated(italian, request.Selection.Sections),
            Statements = [.. request.Selection.Sections.Except(ToldOtherwise).Select(section => OneLine(Statements.Of(section).Write(italian)))],
            IssuedAt = request.IssuedAt,
            ValidUntil = request.ValidUntil,
        };
        return (facts, others.Select(o => o.Person.PersonId));
    }

    /// <summary>A part on one line. Of a history too long for a QR code the latest rows, and how many came before: the paper and the register have them all.</summary>
    private static string OneLine(PaperPart part)
    {
        var said = part.Lines.Concat(part.Rows.Select(row => string.Join(", ", row.Where(cell => cell.Length > 0)))).ToList();
        var first = 0;
        for (var length = said.Sum(s => s.Length); length > LongestStatement && first < said.Count - 1; first++)
            length -= said[first].Length;
        return $"{part.Label.TrimEnd(':')}: {(first == 0 ? "" : $"(+{first}) ")}{string.Join("; ", said.Skip(first))}";
    }

    private static CertifiedPerson Person(Registered person) => new()
    {
        Name = PaperEdition.Name(person),
        BirthDate = person.BirthDate,
        BirthPlace = person.BirthPlace,
    };
}
