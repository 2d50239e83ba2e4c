using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Paper;
using Navigli.Documents.Proofs;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Verify;

/// <summary>What whoever holds a certificate compares with the paper.</summary>
public sealed record VerifiedCertificate
{
    public required string TypeCode { get; init; }

    public required CertificateState State { get; init; }

    public required CertificateFacts Facts { get; init; }

    public required DateTime IssuedAt { get; init; }

    public DateTime? VoidedAt { get; init; }

    /// <summary>Destination of use, code of the city pack.</summary>
    public required string UseCode { get; init; }

    /// <summary>Whether it was issued exempt from stamp duty.</summary>
    public required bool IsExempt { get; init; }

    /// <summary>When the register was asked, UTC.</summary>
    public required DateTime CheckedAt { get; init; }

    public required FoundBy FoundBy { get; init; }
}

/// <summary>What of a certificate was shown to the register.</summary>
public enum FoundBy
{
    /// <summary>The code printed on it.</summary>
    Code,

    /// <summary>The signed facts of its QR code.</summary>
    SignedFacts,

    /// <summary>Its file, unaltered.</summary>
    Paper,
}

/// <summary>Tells anybody who holds a certificate whether the city issued it, what it said, and whether it still counts.</summary>
internal sealed class VerifyCertificate(CityDb db, CurrentCaller caller, AccessLedger ledger, ProofKeys keys, CityPack city, TimeProvider clock)
{
    /// <summary>By the code printed on it.</summary>
    public async Task<Result<VerifiedCertificate>> ByCodeAsync(string? typed, CancellationToken ct) =>
        VerificationCode.Normalise(typed) is { } code
            ? await FindAsync(code, FoundBy.Code, ct)
            : CertificatesErrors.CodeMalformed.For("Verify.Code");

    /// <summary>By the signed facts of its QR code.</summary>
    public async Task<Result<VerifiedCertificate>> ByProofAsync(string proof, CancellationToken ct)
    {
        var check = keys.Verifier.Verify(proof);
        if (check.Facts is { } facts)
            return await FindAsync(facts.Code, FoundBy.SignedFacts, ct);
        return check.Error is ProofError.RevokedKey ? CertificatesErrors.ProofKeyRevoked : CertificatesErrors.ProofRefused;
    }

    /// <summary>By a canonical code whose origin was checked.</summary>
    public async Task<Result<VerifiedCertificate>> FindAsync(string code, FoundBy foundBy, CancellationToken ct)
    {
        var found = await db.Certificates.AsNoTracking().Where(c => c.Code == code)
            .Join(db.CertificateStatements, c => c.Id, s => s.CertificateId, (c, s) => new { Certificate = c, s.Snapshot }).SingleOrDefaultAsync(ct);
        if (found is null)
            return CertificatesErrors.CodeUnknown;
        var (certificate, snapshot) = (found.Certificate, PaperStore.Deserialize(found.Snapshot));
        await ledger.RecordAsync(Lines(certificate, snapshot), ct);
        return new VerifiedCertificate
        {
            TypeCode = certificate.TypeCode,
            State = certificate.State(city.Calendar.Today(clock)),
            Facts = snapshot.Facts,
            IssuedAt = certificate.IssuedAt,
            VoidedAt = certificate.VoidedAt,
            UseCode = certificate.UseCode,
            IsExempt = certificate.ExemptionCode is not null,
            CheckedAt = clock.UtcInstant(),
            FoundBy = foundBy,
        };
    }

    /// <summary>Whoever verifies is not asked who they are: the line says a third party, signed in or not.</summary>
    private List<AccessEntry> Lines(IssuedCertificate certificate, PaperSnapshot snapshot) =>
        [.. snapshot.Stated.Where(person => person != caller.Value.PersonId).Select(person => new AccessEntry
        {
            Subject = person,
            What = CertificatesPurposes.What(certificate.TypeCode),
            Purpose = CertificatesPurposes.Verify,
            Reader = Caller.Anonymous,
            Kind = ReaderKind.ThirdParty,
            CaseReference = certificate.Protocol,
        })];
}
