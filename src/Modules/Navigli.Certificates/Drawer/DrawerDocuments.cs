using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Delivery;
using Navigli.Certificates.Entries;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Drawer;

/// <summary>In the drawer: the certificates that the account asked for and those about its own person, and the receipt of each request.</summary>
internal sealed class DrawerDocuments(CityDb db, CurrentCaller caller, CityPack city, TimeProvider clock, IStringLocalizer<CertificatesTexts> texts) : IFolderDocuments
{
    public async Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct)
    {
        var (account, person, now) = (caller.Value.AccountId, caller.Value.PersonId, clock.UtcInstant());
        var certificates = await db.Certificates.AsNoTracking().HeldBy(account, person).OrderByDescending(c => c.IssuedAt).Take(most)
            .Select(c => new HeldCertificate(
                c, db.Set<CertificateLink>().Count(l => l.CertificateId == c.Id && l.AccountId == account && l.WithdrawnAt == null && l.ExpiresAt > now))).ToListAsync(ct);
        var requests = await db.Cases.AsNoTracking().Where(c => c.AccountId == account).OrderByDescending(c => c.OpenedAt).Take(most).ToListAsync(ct);
        return [.. certificates.Select(Of), .. requests.Select(Receipt)];
    }

    private FolderDocument Of(HeldCertificate held)
    {
        var (certificate, isOwn) = (held.Certificate, held.Certificate.AccountId == caller.Value.AccountId);
        return new()
        {
            Kind = DocumentKind.Certificate,
            Title = Title(certificate.TypeCode),
            Link = CertificatesPaths.Outcome(certificate.Id),
            IssuedAt = certificate.IssuedAt,
            SubjectId = certificate.PersonId,
            SubjectName = certificate.SubjectName,
            Number = certificate.Protocol,
            Validity = new()
            {
                Until = certificate.ValidUntil,
                End = certificate.VoidedAt is null ? DocumentEnd.None : DocumentEnd.Void,
                WarnDays = city.Deadlines.WarnsFrom(ValidityFacts.Name),
            },
            Renewal = new(CertificatesPaths.For(certificate.PersonId), texts["Documents.Renew"]),
            // Only who asked for a certificate sends it on.
            Sharing = isOwn && certificate.State(city.Calendar.Today(clock)) is CertificateState.Valid ? new(CertificatesPaths.LinksOf(certificate.Id), held.OpenLinks) : null,
            Right = certificate.RightOf(caller.Value.AccountId),
            Note = isOwn || certificate.AccountId is null ? null : texts[certificate.Right == RightKind.Delegation ? "Documents.AskedByDelegate" : "Documents.AskedByAnother"].Value,
        };
    }

    private FolderDocument Receipt(CertificateCase request) => new()
    {
        Kind = DocumentKind.Receipt,
        Title = texts["Documents.Receipt", Title(request.TypeCode)],
        Link = CertificatesPaths.Case(request.Id),
        IssuedAt = request.OpenedAt,
        SubjectId = request.PersonId,
        SubjectName = request.SubjectName,
        Number = request.Number,
    };

    private string Title(string typeCode) => texts["Paper.Title", city.Vocabulary.Certificates.LabelOf(typeCode)];

    private sealed record HeldCertificate(IssuedCertificate Certificate, int OpenLinks);
}
