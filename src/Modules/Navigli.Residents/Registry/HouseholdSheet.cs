using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Residents.Registry;

/// <summary>The household of a person today, in one query.</summary>
internal sealed class HouseholdSheet
{
    private HouseholdSheet(List<Row> rows) => Rows = rows;

    /// <summary>Who lives together shares the address: telling one member's would tell the protected member's.</summary>
    public bool HasProtectedMember => Rows.Exists(r => r.Marks.HasFlag(LegalMarks.ProtectedAddress));

    private List<Row> Rows { get; }

    public static async Task<HouseholdSheet> ReadAsync(CityDb db, Guid personId, DateOnly today, CancellationToken ct)
    {
        var rows =
            from mine in db.Memberships
            where mine.PersonId == personId && mine.From <= today && (mine.To == null || mine.To >= today)
            join sheet in db.Households on mine.HouseholdId equals sheet.Id
            join member in db.Memberships on mine.HouseholdId equals member.HouseholdId
            where member.From <= today && (member.To == null || member.To >= today)
            join person in db.Persons on member.PersonId equals person.Id
            select new Row
            {
                SheetNumber = sheet.SheetNumber,
                Kind = sheet.Kind,
                EstablishedOn = sheet.EstablishedOn,
                CohabitationKindCode = sheet.CohabitationKindCode,
                CohabitationName = sheet.CohabitationName,
                PersonId = person.Id,
                GivenName = person.GivenName,
                Surname = person.Surname,
                Sex = person.Sex,
                BirthDate = person.BirthDate,
                Marks = person.Marks,
                KinshipCode = member.KinshipCode,
            };
        return new(await rows.AsNoTracking().ToListAsync(ct));
    }

    public bool Has(Guid personId) => Rows.Exists(r => r.PersonId == personId);

    /// <summary>The sheet as the office sees it; null for who is in no household.</summary>
    public SheetView? View(RegistryVocabulary words) => Rows.Count == 0 ? null : new()
    {
        Number = Rows[0].SheetNumber,
        Kind = Rows[0].Kind,
        EstablishedOn = Rows[0].EstablishedOn,
        Cohabitation = Rows[0].Kind == HouseholdKind.Cohabitation ? CohabitationOf(Rows[0], words) : null,
        Members = [.. Rows.OrderBy(r => SheetOrder.Of(r.KinshipCode)).ThenBy(r => r.BirthDate).ThenBy(r => r.PersonId).Select(r => View(r, words))],
    };

    private static MemberView View(Row row, RegistryVocabulary words) => new(
        row.PersonId,
        $"{row.GivenName} {row.Surname}",
        row.BirthDate,
        words.KinshipTies.TryGetValue(row.KinshipCode, out var tie) ? tie.For(row.Sex).ToString() : row.KinshipCode);

    private static string? CohabitationOf(Row row, RegistryVocabulary words) =>
        row.CohabitationName ?? (row.CohabitationKindCode is { } code && words.CohabitationKinds.TryGetValue(code, out var kind) ? kind.Label.ToString() : null);

    private sealed class Row
    {
        public required int SheetNumber { get; init; }

        public required HouseholdKind Kind { get; init; }

        public required DateOnly EstablishedOn { get; init; }

        public string? CohabitationKindCode { get; init; }

        public string? CohabitationName { get; init; }

        public required Guid PersonId { get; init; }

        public required string GivenName { get; init; }

        public required string Surname { get; init; }

        public required Sex Sex { get; init; }

        public required DateOnly BirthDate { get; init; }

        public required LegalMarks Marks { get; init; }

        public required string KinshipCode { get; init; }
    }
}
