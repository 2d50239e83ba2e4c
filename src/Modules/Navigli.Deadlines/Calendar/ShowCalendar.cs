using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Messaging;
using Navigli.Contracts.Identity;
using Navigli.Deadlines.Notices;
using Navigli.Deadlines.Rules;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;

namespace Navigli.Deadlines.Calendar;

/// <summary>A date as the calendar shows it.</summary>
public sealed record CalendarItem
{
    public required DateOnly On { get; init; }

    public required string Title { get; init; }

    public required string What { get; init; }

    /// <summary>What the fact is: "Certificato di residenza, n. …".</summary>
    public string? Detail { get; init; }

    /// <summary>Given name of whom it is about, where it is not the person.</summary>
    public string? Subject { get; init; }

    public required string Action { get; init; }

    public required string Link { get; init; }

    public required string Norm { get; init; }

    public required bool ToBeConfirmed { get; init; }

    public required bool IsLate { get; init; }

    public DateOnly? SnoozedUntil { get; init; }

    /// <summary>Where it is put off; null where it cannot be.</summary>
    public string? SnoozeLink { get; init; }
}

/// <summary>The calendar of whoever is signed in.</summary>
internal sealed record CalendarView
{
    public required IReadOnlyList<CalendarItem> Items { get; init; }

    /// <summary>Language of the e-mails; null for none.</summary>
    public required string? MailLanguage { get; init; }

    /// <summary>The address they go to; null where there is none, or the city sends no e-mail.</summary>
    public required string? MailTo { get; init; }

    public required bool HasFeed { get; init; }
}

/// <summary>Shows every date that concerns the caller and whom they may act for. Others whose records are read are told.</summary>
internal sealed class ShowCalendar(
    CityDb db, DeadlineDates dates, RuleBook book, IPersonalRights rights, IAccountContacts contacts, ChooseMail mail, IMessages messages, AccessLedger ledger, CurrentCaller caller, CityPack city, TimeProvider clock)
{
    public async Task<CalendarView> RunAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId ?? throw new InvalidOperationException("The calendar is for who is signed in");
        var people = caller.Value.PersonId is { } self ? await rights.ReachableAsync(self, ct) : [];
        var found = await dates.OfAsync(new Onlooker(account, caller.Value.PersonId, people), ct);
        await TellAsync(found, people, ct);
        var snoozed = await db.Snoozes.AsNoTracking().Where(s => s.AccountId == account).ToDictionaryAsync(s => (s.Rule, s.Reference), s => s.Until, ct);
        return new CalendarView
        {
            Items = [.. found.Select(d => Item(d, people, d.Fact is { } fact && snoozed.TryGetValue((d.Rule.Code, fact.Reference), out var until) ? until : null))],
            MailLanguage = await mail.LanguageAsync(ct),
            MailTo = messages.CanSend ? await contacts.EmailAsync(account, ct) : null,
            HasFeed = await db.CalendarFeeds.AnyAsync(f => f.AccountId == account, ct),
        };
    }

    private CalendarItem Item(DeadlineDate date, IReadOnlyList<ReachablePerson> people, DateOnly? snoozedUntil)
    {
        var (rule, fact, today) = (date.Rule, date.Fact, city.Calendar.Today(clock));
        var own = fact is not null && (fact.AccountId is not null || fact.SubjectId == caller.Value.PersonId);
        return new CalendarItem
        {
            On = date.On,
            Title = rule.Title.ToString(),
            What = rule.What.ToString(),
            Detail = fact is null ? null : book.KindOf(rule)?.Say(fact.Code, fact.Number),
            Subject = fact is null || fact.SubjectId == caller.Value.PersonId ? null : people.FirstOrDefault(p => p.PersonId == fact.SubjectId)?.GivenName,
            Action = rule.Action.ToString(),
            Link = fact is null ? rule.Link : DeadlineEntries.LinkOf(rule, fact),
            Norm = rule.Norm.ToString(),
            ToBeConfirmed = rule.ToBeConfirmed,
            IsLate = date.On < today,
            SnoozedUntil = snoozedUntil > today ? snoozedUntil : null,
            SnoozeLink = own && SnoozeDeadline.CanBegin(rule, date.On, today) ? DeadlinesPaths.SnoozeOf(rule.Code, fact!.Reference) : null,
        };
    }

    private Task TellAsync(List<DeadlineDate> found, IReadOnlyList<ReachablePerson> people, CancellationToken ct) => ledger.RecordAsync(
        [.. found.Select(d => d.Fact).Where(f => f is { AccountId: null } && f.SubjectId != caller.Value.PersonId).Select(f => f!.SubjectId).Distinct()
            .Select(subject => (Subject: subject, Right: people.First(p => p.PersonId == subject).RightTo(PersonalAction.Read)!))
            .Select(read => new AccessEntry
            {
                Subject = read.Subject,
                What = DeadlinesPurposes.WhatDates,
                Purpose = DeadlinesPurposes.Of(read.Right.Kind),
                Reader = caller.Value,
                Kind = ReaderKind.Citizen,
                Right = read.Right.Kind.ToString().ToLowerInvariant(),
                CaseReference = read.Right.DelegationNumber,
            })],
        ct);
}
