using Navigli.Contracts.Residents;

namespace Navigli.Certificates.Paper;

/// <summary>Statements of events of civil status.</summary>
internal static class EventStatements
{
    public static PaperPart Birth(StatementSource s) => new()
    {
        Label = s.Edition.Say("Birth"),
        Lines = [s.Edition.Born(s.Record.Person), .. Act(s, s.Record.Person.BirthAct)],
    };

    public static PaperPart Death(StatementSource s) => new()
    {
        Label = s.Edition.Say("Death", s.Record.Person),
        Lines = s.Record.Events.LastOrDefault(e => e.Kind == Contracts.Seeding.VitalEventKind.Death) is { } death
            ? [s.Edition.Say("PlaceAndDay", death.Place, PaperEdition.Date(death.On)), .. Act(s, death.Act)]
            : [PaperEdition.Date(s.Record.DiedOn!.Value)],
    };

    /// <summary>A tie of two persons: marriage, civil union, contract.</summary>
    public static Statement Couple(string key, Func<CertifiableRecord, CertifiedEvent?> tie) => new()
    {
        Parts = RecordParts.Events,
        Has = (r, _) => tie(r)?.Partner is not null,
        Others = s => tie(s.Record)?.Partner is { } partner ? [new(partner, s.Edition.Say($"{key}.Partner"))] : [],
        Write = s => tie(s.Record) is { Partner: { } partner } found
            ? new PaperPart
            {
                Label = s.Edition.Say(key),
                Lines = [PaperEdition.Name(partner), s.Edition.Born(partner), .. Circumstances(key, s, found)],
            }
            : throw new InvalidOperationException($"There is nothing to state for {key}"),
    };

    /// <summary>A contract is not a record of civil status: the registry notes it, and only the day is certified (L. 76/2016, art. 1, comma 52).</summary>
    private static IEnumerable<string> Circumstances(string key, StatementSource s, CertifiedEvent tie) => key == "Contract"
        ? [s.Edition.Say("Contract.Day", PaperEdition.Date(tie.On))]
        : [s.Edition.Say("PlaceAndDay", tie.Place, PaperEdition.Date(tie.On)), .. Act(s, tie.Act)];

    private static IEnumerable<string> Act(StatementSource s, Contracts.Seeding.SeedAct? act) => act is null ? [] : [s.Edition.Act(act)];
}
