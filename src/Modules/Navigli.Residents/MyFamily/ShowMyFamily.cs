using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Residents.Registry;

namespace Navigli.Residents.MyFamily;

/// <summary>Whom the caller reaches, and by which right.</summary>
internal sealed record FamilyView
{
    /// <summary>The caller's own household; of a cohabitation the name alone, its members are not the caller's family.</summary>
    public required SheetView? Sheet { get; init; }

    public required IReadOnlyList<RelativeSummary> Relatives { get; init; }
}

/// <summary>Somebody for whom the caller may act.</summary>
public sealed record RelativeSummary
{
    public required Guid PersonId { get; init; }

    public required string FullName { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>Tie to the reference person of the shared household; null when they share none.</summary>
    public string? Kinship { get; init; }

    /// <summary>By which rights, the strongest first.</summary>
    public required IReadOnlyList<PersonalRight> Rights { get; init; }

    public bool May(PersonalAction action) => Rights.Any(r => r.Allows(action));
}

internal sealed class ShowMyFamily(
    CurrentCaller caller, IPersonalRights rights, CityDb db, CityCalendar calendar, TimeProvider clock, RegistryVocabulary words, AccessLedger ledger)
{
    /// <summary>Null for who is not in the registry.</summary>
    public async Task<FamilyView?> RunAsync(CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } reader)
            return null;
        var others = (await rights.ReachableAsync(reader, ct)).Where(p => p.Right.Kind != RightKind.Self).ToList();
        var sheet = (await HouseholdSheet.ReadAsync(db, reader, calendar.Today(clock), ct)).View(words);
        await ledger.RecordAsync([.. others.Select(p => RelativeReadings.Of(caller.Value, p.PersonId, p.Right, ResidentsReadings.FamilyList))], ct);
        return new()
        {
            Sheet = sheet?.Kind == HouseholdKind.Cohabitation ? sheet with { Members = [.. sheet.Members.Where(m => m.PersonId == reader)] } : sheet,
            Relatives = [.. others.Select(View)],
        };
    }

    private RelativeSummary View(ReachablePerson person) => new()
    {
        PersonId = person.PersonId,
        FullName = $"{person.GivenName} {person.FamilyName}",
        BirthDate = person.BirthDate,
        Kinship = person.KinshipCode is { } code && words.KinshipTies.TryGetValue(code, out var tie) ? tie.For(person.Sex).ToString() : null,
        Rights = person.Rights,
    };
}
