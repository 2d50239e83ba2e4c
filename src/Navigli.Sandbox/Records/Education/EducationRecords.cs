using System.Globalization;
using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records.Education;

/// <summary>The city's education office: children are where their age puts them.</summary>
internal sealed class EducationRecords : RecordSource
{
    private static readonly string[] Nurseries = ["Nido d’infanzia di via Cesalpino", "Nido d’infanzia di via Feraboli", "Nido d’infanzia di via Thomas Mann"];
    private static readonly string[] Kindergartens = ["Scuola dell’infanzia di via Venini", "Scuola dell’infanzia di via Toce", "Scuola dell’infanzia di via Spiga"];
    private static readonly string[] Primaries = ["Scuola primaria di via Russo", "Scuola primaria di via Giusti", "Scuola primaria di via Palermo"];
    private static readonly string[] Secondaries = ["Scuola secondaria di via Ravenna", "Scuola secondaria di via Sandro Sandri", "Scuola secondaria di via Vivaio"];

    public override string Name => "education";

    public override string TitleIt => "Comune: ufficio educazione";

    public override string TitleEn => "City: education office";

    public override CallerTrust Trust => CallerTrust.Direct;

    public override object? Answer(RecordSubject about)
    {
        if (about.BornOn is not { } born || about.Age > 14)
            return null;
        var year = about.Today.Month >= 9 ? about.Today.Year : about.Today.Year - 1;
        // Children begin primary school in the year in which they are six by December.
        var grade = year - born.Year - 5;
        var (service, school, group) = grade switch
        {
            >= 6 => ("lowerSecondary", about.Pick(1, Secondaries), Class(about, grade - 5)),
            >= 1 => ("primary", about.Pick(1, Primaries), Class(about, grade)),
            >= -2 => ("kindergarten", about.Pick(1, Kindergartens), "Sezione " + about.Pick(2, ["Girasoli", "Aquiloni", "Delfini"])),
            _ => ("nursery", about.Pick(1, Nurseries), "Gruppo " + about.Pick(2, ["lattanti", "semidivezzi", "divezzi"])),
        };
        List<object> enrolments = [new { service, school, @class = group, year, state = grade < -2 && about.Draw(3, 3) == 0 ? "waitingList" : "active", place = grade < -2 && about.Draw(3, 3) == 0 ? 4 + about.Draw(4, 30) : (int?)null }];
        if (grade is >= -2 and <= 5)
            enrolments.Add(new { service = "meals", school, year, state = "active" });
        if (grade is >= 1 and <= 5 && about.Draw(6, 2) == 0)
            enrolments.Add(new { service = "afterSchool", school, year, state = "requested" });
        return new { codiceFiscale = about.Code, enrolments };
    }

    private static string Class(RecordSubject about, int grade) => string.Create(CultureInfo.InvariantCulture, $"{grade}ª {(char)('A' + about.Draw(2, 4))}");
}
