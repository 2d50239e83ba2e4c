using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Deadlines.Calendar;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;

namespace Navigli.Deadlines.Feed;

/// <summary>
/// What is behind a secret address, by the rights of today. A calendar program asks every hour and a person's page of readings would be nothing else: the ledger has one
/// line a day for each record, as it has one a session for who reads their own.
/// </summary>
internal sealed class ReadFeed(CityDb db, DeadlineDates dates, IPersonalRights rights, AccessLedger ledger, FeedWriter writer, ActFactory acts, CityPack city, TimeProvider clock)
{
    /// <summary>The calendar; null where the address opens nothing, or nothing any more.</summary>
    public async Task<string?> RunAsync(string secret, CancellationToken ct)
    {
        var hash = OwnFeed.Hash(secret);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.SecretHash == hash, ct) is not { } feed)
            return null;
        var people = await rights.ReachableAsync(feed.PersonId, ct);
        var found = await dates.OfAsync(new Onlooker(feed.AccountId, feed.PersonId, people), ct);
        var today = city.Calendar.Today(clock);
        if (feed.ReadOn != today)
        {
            await TellAsync(feed, people, ct);
            feed.ReadOn = today;
            await db.CommitAsync(acts.System(DeadlinesActs.ReadFeed, "deadlines.feed"), ct);
        }

        return writer.Write(feed.AccountId, found);
    }

    private Task TellAsync(CalendarFeed feed, IReadOnlyList<ReachablePerson> people, CancellationToken ct) => ledger.RecordAsync(
        [.. people.Select(p => (p.PersonId, Right: p.RightTo(PersonalAction.Read))).Where(p => p.Right is not null).Select(p => new AccessEntry
        {
            Subject = p.PersonId,
            What = DeadlinesPurposes.WhatDates,
            Purpose = DeadlinesPurposes.Of(p.Right!.Kind),
            Reader = new Caller { AccountId = feed.AccountId, PersonId = feed.PersonId },
            Kind = p.Right.Kind == RightKind.Self ? ReaderKind.Self : ReaderKind.Citizen,
            Right = p.Right.Kind == RightKind.Self ? null : p.Right.Kind.ToString().ToLowerInvariant(),
            CaseReference = p.Right.DelegationNumber,
        })],
        ct);
}
