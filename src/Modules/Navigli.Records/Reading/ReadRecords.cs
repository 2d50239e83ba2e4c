using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;
using Navigli.Records.Asking;

namespace Navigli.Records.Reading;

/// <summary>One record: how it stands, and what is kept of the source's answer.</summary>
internal sealed record ReadRecord(RecordView View, byte[] Essence);

/// <summary>A person's records of one page.</summary>
internal sealed record ReadPage(OpenedRecords Opened, IReadOnlyDictionary<string, ReadRecord> Records);

/// <summary>
/// Reads what sources have of a person, for the person or for who may read their record: what is kept where it is fresh, else by asking all of the page's sources at once. Of somebody else's
/// record a line of the access ledger is written first.
/// </summary>
internal sealed class ReadRecords(
    RecordSubjects subjects, RecordCopies copies, SourceBook book, IRegistryIdentities identities, AccessLedger ledger, CurrentCaller caller, IHttpContextAccessor http, IStringLocalizerFactory texts, TimeProvider clock)
{
    public async Task<Result<ReadPage>> RunAsync(Guid? person, IReadOnlyList<Source> sources, CancellationToken ct)
    {
        var found = await subjects.FindAsync(person, sources[0].OfChildren ? Preference.AChild : Preference.Oneself, ct);
        if (!found.Succeeded)
            return found.Error;
        var opened = found.Value;
        var offered = sources.Where(s => book.ConnectionTo(s) is not null).ToList();
        if (opened.Right.Kind != RightKind.Self)
            await ledger.RecordAsync([.. offered.Select(s => RecordsReadings.Of(caller.Value, opened.Subject, opened.Right, s))], ct);

        var kept = await copies.ReadAsync(opened.Subject.PersonId, [.. offered.Select(s => s.Name)], ct);
        foreach (var source in offered.Where(s => kept.TryGetValue(s.Name, out var copy) && !s.Opens(copy.Essence)))
            kept.Remove(source.Name);
        var now = clock.UtcInstant();
        var toAsk = offered.Where(s => !(kept.GetValueOrDefault(s.Name)?.FreshUntil > now)).ToList();
        var replies = await AskAsync(opened.Subject.PersonId, toAsk, ct);
        // Who refuses has taken back what it gave.
        var takenBack = toAsk.Where(s => replies[s.Name].State == RecordState.Refused && kept.ContainsKey(s.Name)).ToList();
        if (takenBack.Count > 0)
            await copies.DropAsync(opened.Subject.PersonId, takenBack, ct);
        return new ReadPage(opened, sources.ToDictionary(s => s.Name, s => Record(s, opened, kept.GetValueOrDefault(s.Name), replies.GetValueOrDefault(s.Name)), StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, Heard>> AskAsync(Guid subject, List<Source> sources, CancellationToken ct)
    {
        if (sources.Count == 0)
            return [];
        var code = (await identities.FindAsync(subject, ct))?.CodiceFiscale ?? default;
        if (code.IsEmpty)
            return sources.ToDictionary(s => s.Name, _ => new Heard(RecordState.NoCode), StringComparer.Ordinal);
        var evidence = Evidence.Of(caller.Value.AccountId!.Value, Evidence.AssuranceOf(http.HttpContext!.User));
        var replies = await Task.WhenAll(sources.Select(async s => Hear(s, await book.AskAsync(s, code.Value, evidence, ct), code.Value)));
        var heard = sources.Zip(replies).ToDictionary(p => p.First.Name, p => p.Second, StringComparer.Ordinal);
        var answers = sources.Where(s => heard[s.Name].Answer is not null).Select(s => (s, heard[s.Name].Answer!)).ToList();
        if (answers.Count > 0)
            await copies.KeepAsync(subject, answers, ct);
        return heard;
    }

    private Heard Hear(Source source, SourceReply reply, string code)
    {
        var essence = reply.Outcome == SourceOutcome.Answered ? source.Essence(reply.Body, code) : reply.Outcome == SourceOutcome.Nothing ? [] : null;
        if (essence is not null)
        {
            var at = clock.UtcInstant();
            return new Heard(essence.Length == 0 ? RecordState.Nothing : RecordState.Fresh) { Answer = new KeptAnswer(essence, at, copies.FreshUntil(source, at)) };
        }

        return new Heard(reply.Outcome switch { SourceOutcome.Refused => RecordState.Refused, SourceOutcome.Down => RecordState.Down, _ => RecordState.Unreadable }) { NextTryAt = reply.NextTryAt };
    }

    private ReadRecord Record(Source source, OpenedRecords opened, KeptAnswer? kept, Heard? heard)
    {
        var (state, shown) = (heard, kept) switch
        {
            _ when book.ConnectionTo(source) is null => (RecordState.NotOffered, null),
            (null, { Essence.Length: 0 }) => (RecordState.Nothing, kept),
            (null, _) => (RecordState.Kept, kept),
            ({ Answer: { } answer }, _) => (heard.State, answer),
            ({ State: RecordState.Down or RecordState.Unreadable }, { Essence.Length: > 0 }) => (RecordState.LastCopy, kept),
            _ => (heard.State, null),
        };
        var words = texts.Create(source.Texts);
        return new ReadRecord(
            new RecordView
            {
                Source = source.Name,
                Title = words["Card"],
                Office = words["Office"],
                TheOffice = words["TheOffice"],
                Norm = words["Norm"],
                Empty = words["Empty"],
                Today = words["Today.Text"],
                TodayAt = source.Today,
                State = state,
                TakenAt = shown?.TakenAt,
                NextTryAt = heard?.NextTryAt,
                // What is exercised here is the subject's right to rectification, which a delegation does not lend.
                Correct = source.Data.Count > 0 && opened.Subject.May(PersonalAction.Oversee) ? RecordsPaths.Correct(source.Name, opened.Subject.PersonId) : null,
            },
            shown?.Essence ?? []);
    }

    /// <summary>What a source said to this view.</summary>
    private sealed record Heard(RecordState State)
    {
        public KeptAnswer? Answer { get; init; }

        public DateTime? NextTryAt { get; init; }
    }
}
