using System.Globalization;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Certificates.Paper;

/// <summary>Statements of what a person is: civil status, citizenship, life, place in the registry.</summary>
internal static class StatusStatements
{
    private static readonly LocalizedText Italian = new("Italiana", "Italian");

    public static PaperPart CivilStatus(StatementSource s)
    {
        var record = s.Record;
        List<string> lines = [StatusOf(s, record.CivilStatus, record.Person)];
        if (record.CivilStatus is Contracts.Seeding.CivilStatus.Married or Contracts.Seeding.CivilStatus.CivilUnion && record.StatusEvent is { Partner: { } partner } tie)
            lines.Add(s.Edition.Say("CivilStatus.With", PaperEdition.Name(partner), tie.Place, PaperEdition.Date(tie.On)));
        return new() { Label = s.Edition.Say("CivilStatus"), Lines = lines };
    }

    public static IEnumerable<StatedPerson> Spouse(StatementSource s) =>
        s.Record is { CivilStatus: Contracts.Seeding.CivilStatus.Married or Contracts.Seeding.CivilStatus.CivilUnion, StatusEvent.Partner: { } partner }
            ? [new(partner, s.Edition.Say(s.Record.CivilStatus == Contracts.Seeding.CivilStatus.Married ? "Marriage.Partner" : "CivilUnion.Partner"))]
            : [];

    public static PaperPart FreeStatus(StatementSource s) => new()
    {
        Label = s.Edition.Say("FreeStatus"),
        Lines = [StatusOf(s, s.Record.CivilStatus, s.Record.Person)],
    };

    public static PaperPart Citizenship(StatementSource s) => new()
    {
        Label = s.Edition.Say("Citizenship"),
        Lines = [.. s.Record.CitizenshipsOn(s.Reference).Select(c => CountryOf(s, c))],
    };

    public static PaperPart CitizenshipHistory(StatementSource s) => new()
    {
        Label = s.Edition.Say("CitizenshipHistory"),
        Columns = [s.Edition.Say("Column.Citizenship"), s.Edition.Say("Column.From"), s.Edition.Say("Column.To")],
        Rows =
        [
            .. s.Record.Citizenships.OrderBy(c => c.Since ?? DateOnly.MinValue).Select(c => (IReadOnlyList<string>)
            [
                CountryOf(s, c),
                c.Since is { } since ? PaperEdition.Date(since) : s.Edition.Say("SinceBirth"),
                c.Until is { } until ? PaperEdition.Date(until) : s.Edition.Say("Today"),
            ]),
        ],
    };

    public static PaperPart ExistenceInLife(StatementSource s) => new() { Label = s.Edition.Say("ExistenceInLife"), Lines = [s.Edition.Say("ExistenceInLife.Alive")] };

    public static PaperPart Removal(StatementSource s)
    {
        var removal = s.Record.Removal!;
        var reason = removal.ReasonCode is { } code && s.City.Vocabulary.RemovalReasons.TryGetValue(code, out var label) ? s.Edition.Label(label.Label) : null;
        return new() { Label = s.Edition.Say("Removal", s.Record.Person, PaperEdition.Date(removal.On)), Lines = reason is null ? [] : [reason] };
    }

    public static string StatusOf(StatementSource s, CivilStatus status, CertifiedPerson person)
    {
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        return s.City.Vocabulary.CivilStatuses.TryGetValue(code, out var label) ? s.Edition.Label(label.For(person.Sex)) : code;
    }

    private static string CountryOf(StatementSource s, CertifiedCitizenship citizenship) =>
        citizenship.CountryCode == SeedCitizenship.Italy ? s.Edition.Label(Italian) : s.Edition.Country(citizenship.CountryCode);
}
