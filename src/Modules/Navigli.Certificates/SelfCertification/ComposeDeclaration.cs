using Microsoft.Extensions.Localization;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Request;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.SelfCertification;

/// <summary>A declaration with what its page offers.</summary>
internal sealed record DeclarationView(CertificateSelection Selection, Guid PersonId, RightKind Right, DeclarationWords Words, DateTime At, Guid Id);

/// <summary>
/// Fills in a self-certification with the registry's facts. It is a declaration in Italian, since it is handed to Italian offices; the rules that block a
/// certificate do not block it, since the declarant answers for what it says.
/// </summary>
internal sealed class ComposeDeclaration(
    CurrentCaller caller, SubjectAccess subjects, RequestRules rules, IStringLocalizer<PaperTexts> texts, AccessLedger ledger, CityPack city, TimeProvider clock)
{
    private const string Blank = "________________________________________";

    public async Task<Result<DeclarationView>> RunAsync(Guid person, string typeCode, CancellationToken ct)
    {
        if (rules.Select(typeCode) is not { } selection)
            return CertificatesErrors.TypeUnknown;
        if (!DeclarationRules.Covers(selection))
            return CertificatesErrors.NotDeclarable;
        var reached = await subjects.ReachAsync(person, [selection], ct);
        if (!reached.Succeeded)
            return reached.Error;
        var today = city.Calendar.Today(clock);
        if (!reached.Value.Right.Allows(PersonalAction.Sign))
            return CertificatesErrors.NotToDeclare;
        var signer = reached.Value.Right.Kind == RightKind.Self ? reached.Value.Record : await subjects.OwnAsync(ct);
        var edition = new PaperEdition(CertificateLanguage.Italian, texts, city);
        var source = new StatementSource(reached.Value.Record, today, city, edition);
        await ledger.RecordAsync(Readings(selection, source, reached.Value.Right), ct);
        using var scope = new CultureScope(edition.Culture);
        return new DeclarationView(selection, person, reached.Value.Right.Kind, Words(selection, source, signer!.Person, reached.Value.Right.Kind), clock.UtcInstant(), clock.NewId());
    }

    private static DeclarationWords Words(CertificateSelection selection, StatementSource source, CertifiedPerson signer, RightKind right)
    {
        var (edition, subject) = (source.Edition, source.Record.Person);
        List<string> preamble = [edition.Say("Declaration.Signer", signer, PaperEdition.Name(signer), signer.BirthPlace, PaperEdition.Date(signer.BirthDate))];
        if (right != RightKind.Self)
            preamble.Add(edition.Say($"Declaration.For.{right}", PaperEdition.Name(subject)));
        preamble.Add(edition.Say("Declaration.Aware"));
        List<string> lines = [edition.Born(subject)];
        if (subject.CodiceFiscale is { IsEmpty: false } code)
            lines.Add(edition.Say("CodiceFiscale", code.Value));
        return new DeclarationWords
        {
            Title = edition.Say("Declaration.Title"),
            Norms = edition.Say("Declaration.Norms", string.Join("; ", DeclarationRules.Norms(selection))),
            Preamble = preamble,
            Declares = edition.Say(right == RightKind.Self ? "Declaration.Declares.Own" : "Declaration.Declares"),
            SubjectName = PaperEdition.Name(subject),
            SubjectLines = lines,
            Parts = [.. Statements.Of(selection).Select(s => Part(s, source))],
            PlaceAndDate = edition.Say("Declaration.PlaceAndDate"),
            Signature = edition.Say("Declaration.Signature"),
            Notices = [edition.Say("Declaration.False"), edition.Say("Declaration.HandIn"), edition.Say("Declaration.Privacy")],
        };
    }

    /// <summary>What the registry does not give is left to be written by hand: of a protected address, for one, no paper comes from here.</summary>
    private static PaperPart Part(Statement statement, StatementSource source) =>
        statement.Has(source.Record, source.Reference) && !(statement.StatesAddress && source.Record.AddressIsProtected)
            ? statement.Write(source)
            : new PaperPart { Label = source.Edition.Say("Declaration.ByHand"), Lines = [Blank, Blank] };

    private List<AccessEntry> Readings(CertificateSelection selection, StatementSource source, PersonalRight right) =>
    [
        .. Statements.Of(selection).SelectMany(s => s.Others(source)).Select(o => (o.Person.PersonId, Right: RightKind.Family))
            .Prepend((source.Record.Person.PersonId, Right: right.Kind))
            .DistinctBy(r => r.PersonId)
            .Where(r => r.PersonId != caller.Value.PersonId)
            .Select(r => new AccessEntry
            {
                Subject = r.PersonId,
                What = CertificatesPurposes.What(selection.Code),
                Purpose = CertificatesPurposes.Declare,
                Reader = caller.Value,
                Kind = ReaderKind.Citizen,
                Right = CertificatesPurposes.RightCode(r.Right),
            }),
    ];
}
