using System.Globalization;

namespace Navigli.Sandbox.Records.Isee;

/// <summary>INPS: a declaration for most, none for some, with differences for a few.</summary>
internal sealed class IseeRecords : RecordSource
{
    public override string Name => "isee";

    public override string TitleIt => "INPS: attestazioni ISEE";

    public override string TitleEn => "INPS: ISEE certificates";

    public override object? Answer(RecordSubject about)
    {
        if (about.Draw(0, 6) == 0)
            return null;
        var presented = new DateOnly(about.Today.Year, 1, 15).AddDays(about.Draw(1, 60));
        if (presented > about.Today)
            presented = presented.AddYears(-1);
        return new
        {
            codiceFiscale = about.Code,
            kind = "ordinary",
            valueCents = 450_000 + (about.Draw(2, 480) * 10_000) + about.Draw(3, 10_000),
            protocol = string.Create(CultureInfo.InvariantCulture, $"INPS-ISEE-{presented.Year}-{about.Draw(4, 100_000_000):D8}-00"),
            presentedOn = presented,
            validUntil = new DateOnly(presented.Year, 12, 31),
            // As the registry has it, so that the two do not contradict each other.
            householdMembers = about.Household ?? 1 + about.Draw(5, 4),
            differences = about.Draw(6, 5) == 0 ? (string[])["Un rapporto finanziario non risulta dichiarato"] : [],
        };
    }
}
