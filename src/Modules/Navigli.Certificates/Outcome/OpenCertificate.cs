using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Drawer;
using Navigli.Certificates.Paper;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Outcome;

/// <summary>An issued certificate as its page shows it.</summary>
internal sealed record CertificateView
{
    public required Guid Id { get; init; }

    public required string TypeCode { get; init; }

    public required Certifier Certifier { get; init; }

    /// <summary>Whether the caller is who asked for it, and has the receipt.</summary>
    public required bool HasReceipt { get; init; }

    public required string Protocol { get; init; }

    public required string Code { get; init; }

    public required DateTime IssuedAt { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public required CertificateState State { get; init; }

    public required PaperWords Paper { get; init; }

    /// <summary>Given name of the person it is about.</summary>
    public required string GivenName { get; init; }

    /// <summary>Whether the caller's account asked for it, and may send it on.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>By which right it is the caller's to see: that by which it was asked for, or its being about the caller.</summary>
    public required RightKind Right { get; init; }

    /// <summary>By whom it was asked for, where that was a helper by a delegation.</summary>
    public required HelpedBy Help { get; init; }

    /// <summary>False while its sealed file could not be made.</summary>
    public required bool IsSealed { get; init; }

    /// <summary>E-mails with a link to it that did not arrive, and whose link has not ended or been withdrawn.</summary>
    public required IReadOnlyList<LostMail> LostMails { get; init; }
}

/// <summary>Who helped the person whom a certificate is about.</summary>
internal enum HelpedBy
{
    Nobody,
    Caller,

    /// <summary>Whom the person delegated.</summary>
    Another,
}

/// <summary>An e-mail that did not arrive.</summary>
internal sealed record LostMail(string To, MessageState State);

/// <summary>The sealed file with the name under which it is saved.</summary>
internal sealed record CertificateFile(byte[] Content, string FileName)
{
    public static CertificateFile Of(IssuedCertificate certificate, byte[] content) => new(content, $"certificato-{certificate.Protocol.Replace('/', '-')}.pdf");
}

/// <summary>Opens a certificate for whoever asked for it and for the person it is about.</summary>
internal sealed class OpenCertificate(CityDb db, CurrentCaller caller, AccessLedger ledger, PaperStore papers, IMessages messages, CityPack city, TimeProvider clock)
{
    public async Task<Result<CertificateView>> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not var (certificate, snapshot))
            return CertificatesErrors.NotFoundHere;
        return new CertificateView
        {
            Id = certificate.Id,
            TypeCode = certificate.TypeCode,
            Certifier = certificate.Certifier,
            HasReceipt = certificate.AccountId == caller.Value.AccountId,
            Protocol = certificate.Protocol,
            Code = certificate.Code,
            IssuedAt = certificate.IssuedAt,
            ValidUntil = certificate.ValidUntil,
            State = certificate.State(city.Calendar.Today(clock)),
            Paper = snapshot.Words,
            GivenName = certificate.SubjectName,
            IsOwn = certificate.AccountId == caller.Value.AccountId,
            Right = certificate.RightOf(caller.Value.AccountId),
            Help = certificate.Right != RightKind.Delegation ? HelpedBy.Nobody : certificate.AccountId == caller.Value.AccountId ? HelpedBy.Caller : HelpedBy.Another,
            IsSealed = certificate.FileId is not null,
            LostMails = await LostMailsAsync(id, ct),
        };
    }

    private async Task<IReadOnlyList<LostMail>> LostMailsAsync(Guid id, CancellationToken ct)
    {
        var (account, now) = (caller.Value.AccountId, clock.UtcInstant());
        var sent = await db.CertificateLinks.AsNoTracking().Where(l => l.CertificateId == id && l.AccountId == account && l.MessageId != null && l.WithdrawnAt == null && l.ExpiresAt > now)
            .OrderBy(l => l.CreatedAt).Select(l => new { To = l.SentTo!, Message = l.MessageId!.Value }).ToListAsync(ct);
        var states = await messages.StatesAsync([.. sent.Select(s => s.Message)], ct);
        return [.. sent.Select(s => new LostMail(s.To, states.GetValueOrDefault(s.Message))).Where(m => m.State is MessageState.Refused or MessageState.Failed)];
    }

    public async Task<Result<CertificateFile>> DownloadAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not var (certificate, snapshot))
            return CertificatesErrors.NotFoundHere;
        var read = await papers.ReadAsync(certificate, snapshot, ct);
        return read.Succeeded
            ? CertificateFile.Of(certificate, read.Value)
            : read.Error;
    }

    private async Task<(IssuedCertificate Certificate, PaperSnapshot Snapshot)?> FindAsync(Guid id, CancellationToken ct)
    {
        var (account, person) = (caller.Value.AccountId, caller.Value.PersonId);
        var found = await db.Certificates.HeldBy(account, person).Where(c => c.Id == id)
            .Join(db.CertificateStatements, c => c.Id, s => s.CertificateId, (c, s) => new { Certificate = c, s.Snapshot }).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var snapshot = PaperStore.Deserialize(found.Snapshot);
        await ledger.RecordAsync(Readings.OfCertificate(CertificatesPurposes.Open, caller.Value, found.Certificate, snapshot), ct);
        return (found.Certificate, snapshot);
    }
}
