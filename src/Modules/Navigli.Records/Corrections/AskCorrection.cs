using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;
using Navigli.Records.Asking;
using Navigli.Records.Reading;

namespace Navigli.Records.Corrections;

/// <summary>What the form shows: whose record, who keeps it, what can be wrong.</summary>
internal sealed record CorrectionForm(OpenedRecords Opened, string Title, string Office, string TheOffice, string Page, IReadOnlyList<(string Code, string Words)> Data);

/// <summary>Sends the keeper of a record word of a mistake in it. The record is the keeper's: only the keeper changes it.</summary>
internal sealed class AskCorrection(
    CityDb db, RecordSubjects subjects, SourceBook book, IRegistryIdentities identities, AccessLedger ledger, ActFactory acts, IFolder folder, CurrentCaller caller, IHttpContextAccessor http,
    IStringLocalizerFactory texts, CityPack city, TimeProvider clock)
{
    public async Task<Result<CorrectionForm>> ShowAsync(string source, Guid? person, CancellationToken ct)
    {
        var found = await FindAsync(source, person, ct);
        if (!found.Succeeded)
            return found.Error;
        var (of, opened) = found.Value;
        var words = texts.Create(of.Texts);
        return new CorrectionForm(opened, words["Card"], words["Office"], words["TheOffice"], RecordsPaths.For(of.Page, opened.Subject.PersonId), [.. of.Data.Select(d => (d, words[$"Datum.{d}"].Value))]);
    }

    public async Task<Result<Guid>> RunAsync(string source, Guid? person, string? datum, string? text, CancellationToken ct)
    {
        var found = await FindAsync(source, person, ct);
        if (!found.Succeeded)
            return found.Error;
        var (of, opened) = found.Value;
        text = text?.Trim();
        List<Error> errors = [];
        if (datum is null || !of.Data.Contains(datum, StringComparer.Ordinal))
            errors.Add(RecordsErrors.DatumMissing.For("Datum"));
        if (string.IsNullOrEmpty(text))
            errors.Add(RecordsErrors.TextMissing.For("Text"));
        else if (text.Length > Correction.LongestText)
            errors.Add(RecordsErrors.TextTooLong.With(Correction.LongestText).For("Text"));
        if (errors.Count > 0)
            return errors;
        if (opened.Right.Kind != RightKind.Self)
            await ledger.RecordAsync(RecordsReadings.Of(caller.Value, opened.Subject, opened.Right, of), ct);
        if (await identities.FindAsync(opened.Subject.PersonId, ct) is not { CodiceFiscale: { IsEmpty: false } code })
            return RecordsErrors.NoCorrections;

        var act = acts.CitizenFor(RecordsActs.AskCorrection, OnBehalf.By(opened.Right, opened.Subject.PersonId));
        var id = clock.NewId();
        act.Raise(new CorrectionSent(id));
        await db.CommitAsync(
            act,
            async token =>
            {
                var series = FormattableString.Invariant($"{city.Calendar.ToLocal(act.At).Year}");
                var correction = new Correction
                {
                    Id = id,
                    Number = FormattableString.Invariant($"COR-{series}-{await db.NextNumberAsync("records.correction", series, token):D6}"),
                    Source = of.Name,
                    AccountId = caller.Value.AccountId!.Value,
                    SubjectId = opened.Subject.PersonId,
                    CodiceFiscale = code.Value,
                    Assurance = Evidence.AssuranceOf(http.HttpContext!.User),
                    Datum = datum!,
                    Text = text!,
                    SentAt = act.At,
                    ChangedAt = act.At,
                };
                db.Add(correction);
                await folder.PutAsync(CorrectionEntries.Of(correction), token);
            },
            ct);
        return id;
    }

    private async Task<Result<(Source Source, OpenedRecords Opened)>> FindAsync(string source, Guid? person, CancellationToken ct)
    {
        var found = await subjects.FindAsync(person, Preference.Oneself, ct);
        if (!found.Succeeded)
            return found.Error;
        // The right to rectification (GDPR art. 16) is exercised by the person, a parent or a guardian; a delegation to see does not lend it.
        if (found.Value.Subject.RightTo(PersonalAction.Oversee) is not { } right)
            return RecordsErrors.NoRight;
        return book.Find(source) is { Data.Count: > 0 } of && book.ConnectionTo(of) is not null ? (of, found.Value with { Right = right }) : RecordsErrors.NoCorrections;
    }
}
