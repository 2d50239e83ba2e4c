using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Documents.Proofs;
using Navigli.Platform.City;
using CertifiedPerson = Navigli.Documents.Proofs.CertifiedPerson;
using Registered = Navigli.Contracts.Residents.CertifiedPerson;

namespace Navigli.Certificates.Paper;

/// <summary>Puts a certificate into words, in Italian: the law's own texts come from the city pack, the rest from the module's resources.</summary>
internal sealed class PaperWriter(CityPack city, IStringLocalizer<CertificatesTexts> texts, PaperKeys keys, IOptions<CertificatesOptions> options)
{
    /// <summary>ANPR table 39: uses whose paper goes into a court's file, as their official texts say ("da produrre nel procedimento").</summary>
    private static readonly HashSet<string> InCourt = new(StringComparer.Ordinal) { "3", "5" };

    /// <summary>ANPR table 39, foreign pension: the one use that is by nature abroad.</summary>
    private const string ForeignPension = "9";

    private static readonly CultureInfo Language = CultureInfo.GetCultureInfo("it-IT");

    private Uri Page => options.Value.VerificationPage!;

    /// <summary>Writes the paper and signs its facts.</summary>
    public PaperSnapshot Write(PaperRequest request)
    {
        using var scope = new CultureScope(Language);
        var facts = Facts(request);
        var proof = keys.Proof.Sign(facts);
        return new PaperSnapshot
        {
            Words = Words(request),
            Facts = facts,
            Proof = proof,
            QrText = CertificateProof.ToQrText(Page, proof),
            SaysQualified = options.Value.Seal.Qualified,
            Stated = request.TypeCode == CertificateTypeCodes.Family
                ? [.. request.Record.Household.Select(m => m.Person.PersonId).Prepend(request.Record.Person.PersonId).Distinct()]
                : [request.Record.Person.PersonId],
        };
    }

    /// <summary>The warning of D.P.R. 445/2000, art. 40, in the wording that the declared use asks for.</summary>
    internal static SourcedText Warning(CertificateTexts law, string exemptionCode) => exemptionCode switch
    {
        ForeignPension => law.WarningAbroad,
        _ when InCourt.Contains(exemptionCode) => law.WarningJudicial,
        _ => law.WarningPrivateUse,
    };

    private PaperWords Words(PaperRequest request)
    {
        var law = city.CertificateTexts;
        var (person, address) = (request.Record.Person, request.Record.Address!);
        var title = Say("Paper.Title", city.Vocabulary.CertificateTypes[request.TypeCode].Label.It);
        var name = Name(person);
        return new PaperWords
        {
            Language = Language.Name,
            FileTitle = $"{title} - {name}",
            Protocol = Say("Paper.Protocol", request.Protocol),
            CrestDescription = Say("Paper.Crest", city.Identity.FormalName),
            Municipality = city.Identity.FormalName.ToUpper(Language),
            Title = title,
            Authority = city.Identity.Signatory.Title.It,
            LegalBasis = [law.LegalBasis.It + ":", Fill(law.DataLine, "{comune}", city.Identity.Name.ToUpper(Language))],
            Statement = law.Certifies.It,
            SubjectName = name,
            SubjectLines = SubjectLines(person),
            AddressLabel = Say(person.Sex == Sex.Female ? "Paper.Address.Female" : "Paper.Address.Male"),
            AddressLines = [address.Line, Say("Paper.Comune", address.Comune)],
            Household = request.TypeCode == CertificateTypeCodes.Family ? Household(request.Record) : null,
            Validity = request.ValidUntil is { } last ? Fill(law.Validity, "{date}", Date(last)) : null,
            PlaceAndDate = Say("Paper.PlaceAndDate", city.Identity.Name, Date(request.IssuedOn)),
            Signatory = Signatory(),
            Warning = $"{Warning(law, request.Ground.Exemption.Code).It} ({Source(law, request.Ground.Exemption.Code)})",
            StampDuty = Fill(law.ExemptionLine, "{exemption}", request.Ground.Printed),
            Fees = Fill(law.FeeLine, "{amount}", (request.Ground.FeeCents / 100m).ToString("N2", Language)),
            SealNotice = Say(options.Value.Seal.Qualified ? "Paper.SealNotice.Qualified" : "Paper.SealNotice"),
            VerificationHeading = Say("Paper.Verification"),
            Instructions = [Say("Paper.Verification.Code", Page.Authority + Page.AbsolutePath), Say("Paper.Verification.Compare")],
            CodeLabel = Say("Paper.CodeLabel"),
            Code = VerificationCode.Grouped(request.Code),
            QrDescription = Say("Paper.Qr"),
            PageNumberFormat = "{0} / {1}",
        };
    }

    private List<string> SubjectLines(Registered person)
    {
        List<string> lines = [Say(person.Sex == Sex.Female ? "Paper.Born.Female" : "Paper.Born.Male", person.BirthPlace, Date(person.BirthDate))];
        if (person.BirthAct is { } act)
        {
            var comune = city.Gazetteer.FindComune(act.ComuneBelfiore) is { } known ? $"{known.Name} ({known.Province})" : act.ComuneBelfiore;
            lines.Add(act.Series is { } series
                ? Say("Paper.Act", act.Number, act.Part, series, act.Year, comune)
                : Say("Paper.ActWithoutSeries", act.Number, act.Part, act.Year, comune));
        }

        if (person.CodiceFiscale is { IsEmpty: false } code)
            lines.Add(Say("Paper.CodiceFiscale", code.Value));
        return lines;
    }

    private PaperHousehold Household(CertifiableRecord record) => new()
    {
        Heading = Say("Paper.Household"),
        Columns = [Say("Paper.Household.Name"), Say("Paper.Household.BirthPlace"), Say("Paper.Household.BirthDate")],
        Rows = [.. record.Household.Select(m => (IReadOnlyList<string>)[Name(m.Person), m.Person.BirthPlace, Date(m.Person.BirthDate)])],
    };

    private List<string> Signatory()
    {
        var signatory = city.Identity.Signatory;
        List<string> lines = [Say("Paper.Signatory", signatory.Title.It, city.Identity.Name.ToUpper(Language)), signatory.Name];
        if (signatory.IsDemonstration)
            lines.Add(Say("Paper.Invented"));
        return lines;
    }

    private CertificateFacts Facts(PaperRequest request)
    {
        var address = request.Record.Address!;
        return new CertificateFacts
        {
            Issuer = city.Identity.FormalName,
            DocumentType = city.Vocabulary.CertificateTypes[request.TypeCode].Label.It,
            Protocol = request.Protocol,
            Code = request.Code,
            Subject = Person(request.Record.Person) with { CodiceFiscale = request.Record.Person.CodiceFiscale?.Value },
            Members = request.TypeCode == CertificateTypeCodes.Family ? [.. request.Record.Household.Select(m => Person(m.Person))] : [],
            Address = $"{address.Line}, {address.Comune}",
            IssuedAt = request.IssuedAt,
            ValidUntil = request.ValidUntil,
        };
    }

    private static CertifiedPerson Person(Registered person) => new()
    {
        Name = Name(person),
        BirthDate = person.BirthDate,
        BirthPlace = person.BirthPlace,
    };

    private static string Source(CertificateTexts law, string exemptionCode) =>
        Warning(law, exemptionCode) == law.WarningPrivateUse ? "art. 40 DPR 28 dicembre 2000, n.445" : Warning(law, exemptionCode).Source;

    private static string Name(Registered person) => $"{person.FamilyName.ToUpper(Language)} {person.GivenName}";

    private static string Fill(SourcedText text, string mark, string value) => text.It.Replace(mark, value, StringComparison.Ordinal);

    private static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private string Say(string key, params object[] arguments) => texts[key, arguments];
}
