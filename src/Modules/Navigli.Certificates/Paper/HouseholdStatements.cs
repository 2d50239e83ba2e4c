using Navigli.Contracts.Residents;

namespace Navigli.Certificates.Paper;

/// <summary>What a family certificate says of each member besides name and birth.</summary>
internal enum HouseholdColumn
{
    None,
    Kinship,
    CivilStatus,
}

/// <summary>Statements of the household.</summary>
internal static class HouseholdStatements
{
    public static Statement With(string key, HouseholdColumn column) => new()
    {
        Has = (r, _) => r.Household.Count > 0,
        Others = s => s.Record.Household.Select(m => new StatedPerson(m.Person, Cell(s, column, m).FirstOrDefault())),
        Write = s => new()
        {
            Label = s.Edition.Say(key),
            Columns = [s.Edition.Say("Column.Name"), s.Edition.Say("Column.BirthPlace"), s.Edition.Say("Column.BirthDate"), .. Heading(s, column)],
            Rows =
            [
                .. s.Record.Household.Select(m => (IReadOnlyList<string>)
                [
                    PaperEdition.Name(m.Person), m.Person.BirthPlace, PaperEdition.Date(m.Person.BirthDate), .. Cell(s, column, m),
                ]),
            ],
        },
    };

    private static IEnumerable<string> Heading(StatementSource s, HouseholdColumn column) =>
        column == HouseholdColumn.None ? [] : [s.Edition.Say($"Column.{column}")];

    private static IEnumerable<string> Cell(StatementSource s, HouseholdColumn column, CertifiedMember member) => column switch
    {
        HouseholdColumn.Kinship => [Kinship(s, member)],
        HouseholdColumn.CivilStatus => [StatusStatements.StatusOf(s, member.CivilStatus, member.Person)],
        _ => [],
    };

    private static string Kinship(StatementSource s, CertifiedMember member) =>
        s.City.Vocabulary.KinshipTies.TryGetValue(member.KinshipCode, out var tie) ? s.Edition.Label(tie.For(member.Person.Sex)) : member.KinshipCode;
}
