using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Files;
using Navigli.Platform.Ledger;
using Navigli.Platform.Outbox;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Export;

/// <summary>Puts a copy of one's own data together, away from the request: collects, writes, seals it in the file store. Done twice, it finds it done.</summary>
internal sealed class PrepareExport(CityDb db, CollectCopy collect, Archive archive, FileStore files, AccessLedger ledger, ActFactory acts, TimeProvider clock) : IHandleGivenUp<ExportRequested>
{
    private static readonly FilePolicy Policy = new(["application/zip"], 512L * 1024 * 1024);

    public async Task HandleAsync(ExportRequested fact, CancellationToken ct)
    {
        // One that was given up is made when its dead letter is replayed.
        if (await db.Exports.SingleOrDefaultAsync(e => e.Id == fact.ExportId, ct) is not { State: ExportState.Waiting or ExportState.Failed } export)
            return;
        // Of this handler and what it calls, and of nobody else: a culture stays within the method that sets it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(export.Language == "en" ? "en-GB" : "it-IT");
        await RecordAsync(export, ct);
        var copy = await collect.RunAsync(new DataSubject(export.AccountId, export.PersonId, clock.UtcInstant()), ct);
        var written = await files.WriteAsync(await archive.WriteAsync(copy, ct), Policy, ct);
        if (!written.Succeeded && written.Error == FileErrors.StorageFull)
            throw new IOException("The file store is full: the outbox tries again later");
        if (written.Succeeded)
        {
            db.Add(written.Value);
            export.Finish(written.Value, clock.UtcInstant());
        }
        else
        {
            export.Fail();
        }

        try
        {
            await db.CommitAsync(acts.System(PrivacyActs.PrepareExport, "privacy.export"), ct);
        }
        catch
        {
            // A copy that no row names would never be deleted.
            if (written.Succeeded)
                files.Delete(written.Value.Id);
            throw;
        }
    }

    public async Task GiveUpAsync(ExportRequested fact, CancellationToken ct)
    {
        if (await db.Exports.SingleOrDefaultAsync(e => e.Id == fact.ExportId, ct) is not { State: ExportState.Waiting } export)
            return;
        export.Fail();
        await db.CommitAsync(acts.System(PrivacyActs.PrepareExport, "privacy.export"), ct);
    }

    // The session's own line says that its person read on the pages; that everything was copied is worth a line by itself, should somebody else have asked.
    private Task RecordAsync(DataExport export, CancellationToken ct) => export.PersonId is not { } person ? Task.CompletedTask : ledger.RecordAsync(
        new AccessEntry
        {
            Subject = person,
            What = PrivacyPurposes.WhatCopy,
            Purpose = PrivacyPurposes.Copy,
            Reader = new Caller { AccountId = export.AccountId, PersonId = person, SessionId = export.SessionId },
            Kind = ReaderKind.Self,
        },
        ct);
}
