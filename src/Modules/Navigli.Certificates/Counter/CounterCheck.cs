using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Request;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Counter;

/// <summary>A request at the counter that is in order, but for what an officer may force.</summary>
internal sealed record CheckedAtCounter(CheckedRequest Request, IdentifiedRequester Requester, OpenedRecord Opened, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Whether it can be issued, if only by force.</summary>
    public bool IsPossible => Refusals.All(r => r.CanBeForced);
}

/// <summary>The whole check of a request at the counter: the open record, who asks, the rules on the request, the same gate as online.</summary>
internal sealed class CounterCheck(
    CityDb db, CurrentCaller caller, IOpenedRecords openedRecords, IResidentDirectory directory, IPersonalRights rights, ICertifiableRecords records,
    CertificateGate gate, RequestRules rules, CounterRules counter, CityPack city, AccessLedger ledger, TimeProvider clock)
{
    public async Task<Result<CheckedAtCounter>> RunAsync(CounterAnswers answers, CancellationToken ct)
    {
        if (await openedRecords.FindAsync(answers.LookUpId, answers.PersonId, ct) is not { } opened)
            return CertificatesErrors.RecordNotOpen;
        var selection = rules.Select(answers.Request.TypeCode);
        List<Error> errors = selection is null ? [CertificatesErrors.TypeUnknown.For(nameof(CounterForm.TypeCode))] : [.. rules.Past(selection, answers.Request)];
        var (requester, ground) = (CounterRules.Requester(answers, selection), counter.Ground(answers));
        errors.AddRange(requester.Errors);
        errors.AddRange(ground.Errors);
        if (ground is { Succeeded: true, Value.StampSerial: { } serial } && await IsUsedAsync(serial, ct))
            errors.Add(CertificatesErrors.StampUsed.For(nameof(CounterForm.StampSerial)));
        return errors.Count > 0 ? errors : await OnRecordAsync(answers, selection!, requester.Value, ground.Value, opened, ct);
    }

    /// <summary>Whether the stamp has paid for a certificate; that of a request which ANPR refused has not.</summary>
    private Task<bool> IsUsedAsync(string serial, CancellationToken ct) =>
        db.Set<CounterIssue>().Where(i => i.StampSerial == serial).Join(db.Cases, i => i.CaseId, c => c.Id, (_, c) => c.State).AnyAsync(state => state != CaseState.Refused, ct);

    private async Task<Result<CheckedAtCounter>> OnRecordAsync(
        CounterAnswers answers, CertificateSelection selection, IdentifiedRequester requester, StampDutyGround ground, OpenedRecord opened, CancellationToken ct)
    {
        var parts = Statements.PartsOf([selection]) | (MaySeeProtectedAddress(requester) ? RecordParts.ProtectedAddress : RecordParts.None);
        if (await records.FindAsync(answers.PersonId, parts, ct) is not { } record)
            return CertificatesErrors.RecordNotOpen;
        await ledger.RecordAsync(CounterReadings.OfRecord(caller.Value, opened, record), ct);
        var asking = await AskingAsync(requester, record, ct);
        if (!asking.Succeeded)
            return asking.Error;
        var today = city.Calendar.Today(clock);
        var question = new GateQuestion
        {
            Selection = selection,
            Record = record,
            Requester = asking.Value.As,
            Channel = TariffChannels.Counter,
            OnDate = selection.OnDate ? answers.Request.OnDate : null,
            Today = today,
        };
        var refusals = gate.Refusals(question);
        // Force passes over a rule, never over facts that are not there.
        if (refusals.Count > 0 && refusals.All(r => r.CanBeForced) && CertificateGate.Missing(question) is { } missing)
            refusals = [.. refusals, missing];
        var request = new CheckedRequest
        {
            Selection = selection,
            Right = asking.Value.As.Right,
            DelegationId = asking.Value.Lent?.DelegationId,
            Record = record,
            Ground = ground,
            Language = rules.Language(answers.Request.Language),
            Today = today,
            OnDate = question.OnDate,
            PastReason = selection.PastSituation ? answers.Request.PastReason : null,
            ValidUntil = rules.ValidUntil(selection, today),
        };
        return new CheckedAtCounter(request, requester with { Delegation = asking.Value.Lent?.DelegationNumber ?? asking.Value.Brought }, opened, refusals);
    }

    private bool MaySeeProtectedAddress(IdentifiedRequester requester) => requester.Kind == RequesterKind.Subject && city.ProtectedAddress == ProtectedAddressRule.CounterSelf;

    /// <summary>Who asks as the gate knows them. The right of who claims one is looked up, not believed.</summary>
    private async Task<Result<Asking>> AskingAsync(IdentifiedRequester requester, CertifiableRecord record, CancellationToken ct)
    {
        var subject = record.Person.PersonId;
        if (requester.Kind == RequesterKind.Subject)
            return new Asking(new Requester(subject, RightKind.Self), null, null);
        if (requester.Kind != RequesterKind.RightHolder)
            return new Asking(new Requester(null, null), null, requester.Delegation);
        var person = await directory.FindPersonAsync(requester.CodiceFiscale, ct);
        // What was lent in the portal counts here too: who gave it was identified, and who collects papers may be anybody they appoint (D.P.R. 445/2000, art. 38, c. 3-bis).
        var right = person is { } id ? await rights.FindAsync(id, subject, PersonalAction.Certify, ct) : null;
        // The other party of a cohabitation contract may have moved out; of L. 76/2016 certificates are given to the parties.
        if (person is null || (right is null && record.Contract?.Partner?.PersonId != person))
            return CertificatesErrors.NoRightFound.For(nameof(CounterForm.CodiceFiscale));
        return right?.Kind == RightKind.Self
            ? CertificatesErrors.RequesterIsSubject.For(nameof(CounterForm.Requester))
            : new Asking(new Requester(person, right?.Kind), right?.Kind == RightKind.Delegation ? right : null, null);
    }

    /// <summary>Who asks as the gate knows them, and the delegation that is kept on file: given in the portal, or brought.</summary>
    private sealed record Asking(Requester As, PersonalRight? Lent, string? Brought);
}
