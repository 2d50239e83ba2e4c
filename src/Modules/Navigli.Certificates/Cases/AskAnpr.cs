using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Certificates.Certifiers.Anpr;
using Navigli.Certificates.Entries;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Certificates;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Files;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Cases;

/// <summary>
/// Asks ANPR for one case and commits what it answers. The question always bears the case's own operation number, under which ANPR gives the same
/// answer again: asking twice issues nothing twice. A lost race, a crash or a full disk leave the case open, and it is asked again.
/// </summary>
internal sealed class AskAnpr(
    CityDb db, ActFactory acts, AnprClient anpr, CertificateEntries entries, FileStore files, RequestRules rules, CityCalendar calendar, IOptions<AnprOptions> options, TimeProvider clock, ILogger<AskAnpr> log)
{
    private const string Asker = "certificates.ask-again";
    private const int MostNumbers = 3;

    private static readonly FilePolicy Policy = new(["application/pdf"], 4 * 1024 * 1024);

    /// <summary>When a question sent now is given up by everybody else.</summary>
    public static DateTime GiveUpAt(DateTime now, AnprOptions options) => now + (2 * options.Patience) + TimeSpan.FromSeconds(10);

    /// <summary>Takes an open case that is due and asks again; does nothing where another is faster.</summary>
    public async Task AgainAsync(Guid caseId, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var found = await db.Cases.Where(c => c.Id == caseId && c.AskAgainAt <= now)
            .Join(db.CaseOrders, c => c.Id, o => o.CaseId, (c, o) => new { Case = c, o.Order }).SingleOrDefaultAsync(ct);
        if (found is null || !found.Case.IsOpen)
            return;
        found.Case.Ask(GiveUpAt(now, options.Value));
        if (await CommitAsync(acts.System(CertificatesActs.Ask, Asker), caseId, ct))
            await AskAsync(found.Case, PendingOrder.Deserialize(found.Order), ct);
    }

    /// <summary>Asks for a case that the caller has just opened or taken.</summary>
    public async Task AskAsync(CertificateCase @case, PendingOrder order, CancellationToken ct)
    {
        for (var numbers = 1; ; numbers++)
        {
            var answer = await AnswerAsync(@case, order, ct);
            if (answer is not AnprIssued)
                log.LogWarning("ANPR on case {Case}, operation {Operation}: {Answer}", @case.Number, @case.OperationId, answer);
            if (!await RecordAsync(@case, order, answer, ct) || answer is not AnprNumberPassed || numbers == MostNumbers)
                return;
            @case.Ask(GiveUpAt(clock.UtcInstant(), options.Value));
            if (!await CommitAsync(acts.System(CertificatesActs.Ask, Asker), @case.Id, ct))
                return;
        }
    }

    private async Task<AnprAnswer> AnswerAsync(CertificateCase @case, PendingOrder order, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.Value.Patience);
        try
        {
            return await anpr.AskAsync(order.Request, @case.OperationId!, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new AnprLost("no answer in time");
        }
    }

    private async Task<bool> RecordAsync(CertificateCase @case, PendingOrder order, AnprAnswer answer, CancellationToken ct)
    {
        var act = acts.System(answer is AnprIssued ? CertificatesActs.IssueByAnpr : CertificatesActs.Answer, Asker);
        switch (answer)
        {
            case AnprIssued issued:
                return await IssueAsync(act, @case, order, issued, ct);
            case AnprRefused refused:
                @case.Refuse(act.At, refused.Code);
                if (!@case.IsOpen)
                    db.CaseOrders.Remove(OrderOf(@case));
                await entries.PutAsync(@case, ct);
                return await CommitAsync(act, @case.Id, ct);
            case AnprPending pending:
                @case.Wait(act.At, pending.Code);
                return await CommitAsync(act, @case.Id, ct);
            case AnprNumberPassed:
                return await CommitAsync(act, @case.Id, async inner => @case.Renumber(await AnprCertifier.NextOperationAsync(db, act.At, inner), act.At), ct);
            default:
                @case.Lose(act.At);
                return await CommitAsync(act, @case.Id, ct);
        }
    }

    private async Task<bool> IssueAsync(Act act, CertificateCase @case, PendingOrder order, AnprIssued issued, CancellationToken ct)
    {
        var written = await files.WriteAsync(issued.Pdf, Policy, ct);
        if (!written.Succeeded)
        {
            // The disk is full, or the scanner refuses: ANPR keeps the document, and gives it again under the same number.
            @case.Lose(act.At);
            return await CommitAsync(act, @case.Id, ct);
        }

        var at = new DateTime(act.At.Ticks - (act.At.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var certificate = order.Certificate;
        certificate.Protocol = issued.Protocol;
        certificate.IssuedAt = at;
        certificate.ValidUntil = rules.ValidUntil(rules.Select(certificate.TypeCode)!, DateOnly.FromDateTime(calendar.ToLocal(at)));
        certificate.FileId = written.Value.Id;
        certificate.FileHash = written.Value.Sha256;
        var snapshot = order.Snapshot with { Facts = order.Snapshot.Facts with { Protocol = issued.Protocol, IssuedAt = at, ValidUntil = certificate.ValidUntil } };
        @case.Issue(act.At);
        db.Add(written.Value);
        db.Certificates.Add(certificate);
        db.CertificateStatements.Add(new CertificateStatements { CertificateId = certificate.Id, Snapshot = PaperStore.Serialize(snapshot) });
        db.CaseOrders.Remove(OrderOf(@case));
        await entries.PutAsync(@case, ct);
        await entries.PutAsync(certificate, ct);
        act.Raise(new CertificateIssued(certificate.Id, certificate.PersonId, certificate.AccountId, certificate.TypeCode, certificate.Protocol));
        if (await CommitAsync(act, @case.Id, ct))
            return true;
        files.Delete(written.Value.Id);
        return false;
    }

    private CaseOrder OrderOf(CertificateCase @case) =>
        db.CaseOrders.Local.FirstOrDefault(o => o.CaseId == @case.Id) ?? db.Attach(new CaseOrder { CaseId = @case.Id, Order = "" }).Entity;

    private Task<bool> CommitAsync(Act act, Guid caseId, CancellationToken ct) => CommitAsync(act, caseId, static _ => Task.CompletedTask, ct);

    /// <summary>False where another was faster: what they wrote stands, and nothing of this is kept.</summary>
    private async Task<bool> CommitAsync(Act act, Guid caseId, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, work, ct);
            return true;
        }
        catch (DbUpdateException e)
        {
            db.ChangeTracker.Clear();
            if (e is DbUpdateConcurrencyException || !await db.Cases.AnyAsync(c => c.Id == caseId && c.AskAgainAt != null, ct))
                return false;
            throw;
        }
    }
}
