using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;

namespace Navigli.Privacy.Protection;

/// <summary>
/// Puts names to a reading for the officer, who has to ask whoever read. Whose record it was is a reading of that record: it leaves a line, and where the
/// law keeps the reading from the person it keeps the officer's too.
/// </summary>
internal sealed class OfficerNames(IAccountNames accounts, IApiClientNames clients, IPersonNames persons, AccessLedger ledger, CurrentCaller caller)
{
    /// <summary>Those who read, for a list; whose records they were stays unsaid.</summary>
    public async Task<IReadOnlyList<OfficerReading>> OfReadersAsync(IReadOnlyList<OfficerReading> readings, CancellationToken ct)
    {
        List<Guid> ids = [.. readings.Select(r => r.AccountId).OfType<Guid>().Distinct()];
        var people = await accounts.NamesAsync(ids, ct);
        var software = await clients.OrganisationsAsync([.. ids.Where(id => !people.ContainsKey(id))], ct);
        return [.. readings.Select(r => r with { ReaderName = r.AccountId is { } id ? people.GetValueOrDefault(id) ?? software.GetValueOrDefault(id) : null })];
    }

    /// <summary>Who read, and whose record. The caller has written the officer's line.</summary>
    public async Task<OfficerReading> OfAsync(OfficerReading reading, CancellationToken ct)
    {
        var named = (await OfReadersAsync([reading], ct))[0];
        return reading.SubjectId is { } subject ? named with { SubjectName = (await persons.NamesAsync([subject], ct)).GetValueOrDefault(subject) } : named;
    }

    /// <summary>Writes the line of an examination: of the reading itself, with no request behind it.</summary>
    public Task RecordAsync(OfficerReading reading, CancellationToken ct) => reading.SubjectId is not { } subject ? Task.CompletedTask : ledger.RecordAsync(
        new AccessEntry
        {
            Subject = subject,
            What = PrivacyPurposes.WhatName,
            Purpose = PrivacyPurposes.Examine with { WithheldFromPerson = reading.Withheld },
            Reader = caller.Value,
            Kind = ReaderKind.Office,
            CaseReference = reading.Id.ToString(),
        },
        ct);
}
