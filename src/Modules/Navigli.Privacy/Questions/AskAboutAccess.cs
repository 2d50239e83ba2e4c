using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;
using Navigli.Privacy.Entries;
using Navigli.Privacy.Timeline;

namespace Navigli.Privacy.Questions;

/// <summary>What the form shows before anything is asked: the reading, and by when the answer comes.</summary>
internal sealed record AskView(ReachablePerson Subject, AccessLine Line, DateOnly DueOn);

/// <summary>Asks the data-protection officer about one reading (GDPR art. 38(4)). Asked again about the same one, it gives the same request.</summary>
internal sealed class AskAboutAccess(CityDb db, SubjectAccess access, AccessWords words, ActFactory acts, CurrentCaller caller, IFolder folder, CityPack city, TimeProvider clock)
{
    public async Task<Result<AskView>> ShowAsync(string? line, Guid? person, CancellationToken ct)
    {
        var found = await FindAsync(line, person, ct);
        if (!found.Succeeded)
            return found.Error;
        var (subject, entry) = found.Value;
        return new AskView(subject, words.Line(entry, subject.PersonId), ResponseTerm.First(city.Calendar.Today(clock), city.Calendar));
    }

    public async Task<Result<Guid>> RunAsync(string? line, Guid? person, string? message, CancellationToken ct)
    {
        message = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        if (message?.Length > AccessQuestion.MessageLength)
            return PrivacyErrors.MessageTooLong.With(AccessQuestion.MessageLength).For("Message");
        var found = await FindAsync(line, person, ct);
        if (!found.Succeeded)
            return found.Error;
        var (subject, entry) = found.Value;
        if (await EarlierAsync(subject.PersonId, entry, ct) is { } earlier)
            return earlier;

        var act = acts.CitizenFor(PrivacyActs.Ask, new OnBehalf(subject.PersonId, null));
        var received = DateOnly.FromDateTime(city.Calendar.ToLocal(act.At));
        var term = ResponseTerm.First(received, city.Calendar);
        var id = clock.NewId();
        try
        {
            await db.CommitAsync(
                act,
                async token =>
                {
                    var series = FormattableString.Invariant($"{received.Year}");
                    var question = new AccessQuestion
                    {
                        Id = id,
                        Number = FormattableString.Invariant($"{await db.NextNumberAsync("privacy.question", series, token)}/{series}"),
                        AccountId = caller.Value.AccountId!.Value,
                        SubjectId = subject.PersonId,
                        SegmentId = entry.SegmentId,
                        Seq = entry.Seq,
                        Message = message,
                        AskedAt = act.At,
                        FirstTerm = term,
                        DueOn = term,
                    };
                    db.Add(question);
                    await folder.PutAsync(QuestionEntries.Of(question), token);
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Two clicks met: the unique index let one through, and its number is the one.
            db.ChangeTracker.Clear();
            if (await EarlierAsync(subject.PersonId, entry, ct) is { } first)
                return first;
            throw;
        }

        return id;
    }

    private async Task<Result<(ReachablePerson Subject, LedgerEntry Entry)>> FindAsync(string? line, Guid? person, CancellationToken ct)
    {
        var found = await access.FindAsync(person, ct);
        if (!found.Succeeded)
            return found.Error;
        var subject = found.Value.Subject;
        if (!LineId.TryParse(line, out var id) || await db.ReadingAsync(id, ct) is not { } entry || !await access.ConcernsAsync(entry, subject.PersonId, ct))
            return PrivacyErrors.NoSuchLine;
        return (subject, entry);
    }

    private Task<Guid?> EarlierAsync(Guid subject, LedgerEntry entry, CancellationToken ct) => db.AccessQuestions
        .Where(q => q.AccountId == caller.Value.AccountId && q.SubjectId == subject && q.SegmentId == entry.SegmentId && q.Seq == entry.Seq)
        .Select(q => (Guid?)q.Id).SingleOrDefaultAsync(ct);
}
