using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Delivery;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Privacy;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.OwnData;

/// <summary>
/// This module's part of the copy of one's own data: requests, certificates about the person with their files, links. Of a certificate about
/// somebody else it tells that it was asked for, and neither of whom nor what it says.
/// </summary>
internal sealed class CertificatesDataSource(CityDb db, OwnPapers papers, CityPack city, IStringLocalizer<CertificatesTexts> texts) : IPersonalDataSource
{
    public string Code => "certificates";

    Type IPersonalDataSource.Texts => typeof(CertificatesTexts);

    public IReadOnlyList<HeldTable> Tables { get; } =
    [
        new("certificates_cases", CertificatesRetention.Cases),
        new("certificates_issued", CertificatesRetention.Register),
        // What a paper says is in its file.
        new("certificates_statements", CertificatesRetention.Register),
        new("certificates_counter_issues", CertificatesRetention.Register),
        new("certificates_links", CertificatesRetention.Links),
        new("certificates_orders", CertificatesRetention.Cases) { Withheld = "orders" },
        new("certificates_api_requests", CertificatesRetention.ApiRequests) { Withheld = "programs" },
        new("certificates_api_openings", CertificatesRetention.ApiOpenings) { Withheld = "programs" },
    ];

    public async Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct)
    {
        var (account, person) = (subject.AccountId, subject.PersonId);
        var cases = await db.Cases.AsNoTracking().Where(c => c.AccountId == account).OrderBy(c => c.OpenedAt).ToListAsync(ct);
        var issued = await db.Certificates.AsNoTracking().Where(c => c.AccountId == account || c.PersonId == person).OrderBy(c => c.IssuedAt).ToListAsync(ct);
        var shown = await db.CounterIssues.AsNoTracking()
            .Where(i => i.Requester == RequesterKind.Subject && db.Set<IssuedCertificate>().Any(c => c.Id == i.CaseId && c.PersonId == person)).OrderBy(i => i.CaseId).ToListAsync(ct);
        var links = await db.CertificateLinks.AsNoTracking().Where(l => l.AccountId == account).OrderBy(l => l.CreatedAt).ToListAsync(ct);
        var (documents, hidden) = await papers.OfAsync(subject, ct);
        return new()
        {
            Sections =
            [
                new("requests", cases.ConvertAll(Fields)),
                new("certificates", issued.ConvertAll(c => Fields(c, subject))),
                new("identifications", shown.ConvertAll(Fields)),
                new("links", links.ConvertAll(Fields)),
            ],
            Documents = documents,
            LeftOut = ["otherPeople", .. hidden ? (string[])["protectedPapers"] : []],
        };
    }

    private IReadOnlyList<DataField> Fields(CertificateCase c) =>
    [
        new("number", c.Number), Type(c.TypeCode), new("openedAt", c.OpenedAt), new("state", c.State.ToString()) { Text = texts[$"Case.State.{c.State}"] }, new("closedAt", c.ClosedAt),
        new("anprCode", c.AnprCode),
    ];

    private IReadOnlyList<DataField> Fields(IssuedCertificate c, DataSubject subject)
    {
        var about = c.PersonId == subject.PersonId ? "self" : "another";
        var by = c.AccountId == subject.AccountId ? "you" : c.AccountId is null ? "counter" : "family";
        var isHeld = c.AccountId is not null || c.Right == RightKind.Self;
        return
        [
            Type(c.TypeCode), new("about", about) { Text = texts[$"Data.About.{about}"] }, new("askedBy", by) { Text = texts[$"Data.AskedBy.{by}"] }, new("issuedAt", c.IssuedAt),
            // The number of a paper that somebody else was given is theirs to show.
            new("protocol", isHeld ? c.Protocol : null), new("certifier", c.Certifier.ToString()), new("office", c.Office), new("validUntil", c.ValidUntil), new("voidedAt", c.VoidedAt),
            new("voidReason", c.VoidReason), new("feeCents", c.FeeCents),
        ];
    }

    private IReadOnlyList<DataField> Fields(CounterIssue i) =>
        [new("requesterName", i.RequesterName), new("document", i.Document.ToString()) { Text = texts[$"Counter.Document.{i.Document}"] }, new("documentNumber", i.DocumentNumber), new("stampSerial", i.StampSerial)];

    private static IReadOnlyList<DataField> Fields(CertificateLink l) => [new("createdAt", l.CreatedAt), new("expiresAt", l.ExpiresAt), new("withdrawnAt", l.WithdrawnAt), new("sentTo", l.SentTo)];

    private DataField Type(string code) => new("type", code) { Text = city.Vocabulary.Certificates.LabelOf(code).ToString() };
}
