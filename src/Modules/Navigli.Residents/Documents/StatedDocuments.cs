using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Residents.MyFamily;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Documents;

/// <summary>In the drawer: what the registry states of identity cards and of the electoral roll, for oneself and for whoever one may read. It informs, and replaces no card.</summary>
internal sealed class StatedDocuments(
    CityDb db, CurrentCaller caller, IPersonalRights rights, AccessLedger ledger, CityPack city, StatedValidity validity, IStringLocalizer<ResidentsTexts> texts) : IFolderDocuments
{
    public async Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return [];
        var readable = (await rights.ReachableAsync(self, ct)).Where(p => p.May(PersonalAction.Read)).Take(most).ToDictionary(p => p.PersonId);
        var ids = readable.Keys.ToList();
        var rows = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id) && p.Status == RegistryStatus.Resident && (p.IdentityCardNumber != null || p.ElectorFrom != null)).ToListAsync(ct);
        await ledger.RecordAsync(
            [.. rows.Where(p => p.Id != self).Select(p => RelativeReadings.Of(caller.Value, p.Id, readable[p.Id].RightTo(PersonalAction.Read)!, ResidentsReadings.Documents))], ct);
        return [.. rows.SelectMany(p => new[] { Card(p, readable[p.Id]), Elector(p, readable[p.Id]) }).OfType<FolderDocument>()];
    }

    private FolderDocument? Card(Person person, ReachablePerson reach) =>
        person is not { IdentityCardNumber: { } number, IdentityCardIssuedOn: { } issuedOn, IdentityCardExpiresOn: { } expiresOn } ? null
            : Of(DocumentKind.IdentityCard, texts["Section.Card"], ResidentsPaths.IdentityCard, issuedOn, person, reach) with
            {
                Number = number,
                Validity = validity.OfCard(expiresOn),
                Renewal = new(ResidentsPaths.Offices, texts["Card.Renew"]),
                Note = texts["Card.Informs"],
            };

    /// <summary>The section is that of the quarter where a person lives: of others it stands on the page alone, which looks whether the address is protected.</summary>
    private FolderDocument? Elector(Person person, ReachablePerson reach) =>
        person is not { ElectoralSection: { } section, ElectorFrom: { } from } ? null
            : Of(DocumentKind.Electoral, reach.Right.Kind == RightKind.Self ? texts["Elector.Section", section] : texts["Elector.Title"], ResidentsPaths.Electoral, from, person, reach) with
            {
                Validity = StatedValidity.OfElector(from),
                Note = texts["Elector.Informs"],
            };

    private FolderDocument Of(DocumentKind kind, string title, string path, DateOnly issuedOn, Person person, ReachablePerson reach)
    {
        var right = reach.RightTo(PersonalAction.Read)!;
        return new()
        {
            Kind = kind,
            Title = title,
            Link = ResidentsPaths.For(path, right.Kind == RightKind.Self ? null : person.Id),
            IssuedAt = city.Calendar.StartOfDay(issuedOn),
            SubjectId = person.Id,
            SubjectName = person.GivenName,
            Right = right.Kind,
            RightReference = right.Reference,
        };
    }
}
