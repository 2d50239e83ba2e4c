using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>A person whom the caller may certify, with the record and the right.</summary>
internal sealed record ReachedSubject(CertifiableRecord Record, PersonalRight Right, Guid Reader)
{
    /// <summary>The question that the gate answers, as the reader asks it.</summary>
    public GateQuestion Ask(CertificateSelection selection, DateOnly today, DateOnly? onDate = null) => new()
    {
        Selection = selection,
        Record = Record,
        Requester = new(Reader, Right.Kind),
        Today = today,
        OnDate = onDate,
    };
}

/// <summary>The one way to another's record in this module: the right first, then the ledger line, then the record.</summary>
internal sealed class SubjectAccess(CurrentCaller caller, IPersonalRights rights, ICertifiableRecords records, AccessLedger ledger)
{
    /// <summary>Reaches somebody for the certificates named: of the record, only what these need is read.</summary>
    public async Task<Result<ReachedSubject>> ReachAsync(Guid personId, IReadOnlyCollection<CertificateSelection> selections, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return CertificatesErrors.PersonNotFound;
        return await rights.FindAsync(self, personId, PersonalAction.Certify, ct) is { } right
            ? await ReadAsync(personId, self, right, Statements.PartsOf(selections), ct)
            : CertificatesErrors.PersonNotFound;
    }

    /// <summary>The caller's own record, for what the city knows and does not ask again.</summary>
    public async Task<CertifiableRecord?> OwnAsync(CancellationToken ct) =>
        caller.Value.PersonId is { } self ? await records.FindAsync(self, RecordParts.None, ct) : null;

    private async Task<Result<ReachedSubject>> ReadAsync(Guid personId, Guid reader, PersonalRight right, RecordParts parts, CancellationToken ct)
    {
        if (right.Kind != RightKind.Self)
        {
            await ledger.RecordAsync(
                new AccessEntry
                {
                    Subject = personId,
                    What = CertificatesPurposes.WhatCertifiability,
                    Purpose = CertificatesPurposes.Check,
                    Reader = caller.Value,
                    Kind = ReaderKind.Citizen,
                    Right = CertificatesPurposes.RightCode(right.Kind),
                    CaseReference = right.DelegationNumber,
                },
                ct);
        }

        return await records.FindAsync(personId, parts, ct) is { } record ? new ReachedSubject(record, right, reader) : CertificatesErrors.PersonNotFound;
    }
}
