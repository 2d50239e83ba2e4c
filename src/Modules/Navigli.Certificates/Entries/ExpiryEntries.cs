using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Entries;

/// <summary>In the folder: a certificate that is about to expire, or has just expired.</summary>
internal sealed class ExpiryEntries(IStringLocalizer<CertificatesTexts> texts, CityPack city) : IFolderKind
{
    public const string Kind = "certificates.expiry";

    private const int DaysBefore = 14;
    private const int DaysAfter = 30;

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Deadlines;

    public FolderSettling Settling => FolderSettling.ByFact;

    /// <summary>The entry of a certificate that a citizen asked for and that will expire; null for any other.</summary>
    public FolderEntry? Of(IssuedCertificate certificate)
    {
        if (certificate is not { AccountId: { } account, ValidUntil: { } last, VoidedAt: null })
            return null;
        var from = city.Calendar.StartOfDay(last.AddDays(-DaysBefore));
        return new FolderEntry
        {
            Kind = Kind,
            Reference = Reference(certificate.Id),
            AccountId = account,
            SubjectId = certificate.PersonId,
            Needs = PersonalAction.Certify,
            State = FolderState.Notice,
            Turn = FolderTurn.Nobody,
            At = certificate.IssuedAt,
            ChangedAt = from,
            DueOn = last,
            VisibleFrom = from,
            ExpiresAt = city.Calendar.StartOfDay(last.AddDays(DaysAfter)),
            NewsAt = from,
            Link = $"{CertificatesPaths.For(certificate.PersonId)}#begin",
            Arguments = [certificate.TypeCode, certificate.Protocol],
        };
    }

    public static string Reference(Guid certificate) => certificate.ToString();

    public FolderWords Say(FolderEntry entry) => new()
    {
        Title = texts["Paper.Title", city.Vocabulary.Certificates.LabelOf(entry.Arguments[0])],
        Action = texts["Folder.Expiry.Action"],
        DiscreetTitle = texts["Folder.Expiry.Discreet"],
        Detail = texts["Paper.Protocol", entry.Arguments[1]],
    };

    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var expiring = services.GetRequiredService<CityDb>().Certificates.AsNoTracking().Where(c => c.AccountId != null && c.ValidUntil != null && c.VoidedAt == null);
        await foreach (var certificate in expiring.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Of(certificate) is { } entry)
                yield return entry;
        }
    }
}
