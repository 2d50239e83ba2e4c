using Microsoft.Extensions.Localization;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Identity;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Entries;

/// <summary>The last day of the certificates that citizens asked for: what the rules of deadlines are told of them.</summary>
internal sealed class ValidityFacts(IStringLocalizer<CertificatesTexts> texts, CityPack city) : IDatedFacts
{
    public const string Name = "certificates.validity";

    public string Kind => Name;

    public IQueryable<DatedFact> Facts(CityDb db) => db.Certificates
        .Where(c => c.AccountId != null && c.ValidUntil != null && c.VoidedAt == null)
        .Select(c => new DatedFact
        {
            Reference = c.Id,
            SubjectId = c.PersonId,
            AccountId = c.AccountId,
            Needs = PersonalAction.Certify,
            On = c.ValidUntil!.Value,
            Code = c.TypeCode,
            Number = c.Protocol,
        });

    /// <summary>The same of one certificate; null where nobody is told of it.</summary>
    public static DatedFact? Of(IssuedCertificate certificate) => certificate is not { AccountId: { } account, ValidUntil: { } last, VoidedAt: null } ? null : new()
    {
        Reference = certificate.Id,
        SubjectId = certificate.PersonId,
        AccountId = account,
        Needs = PersonalAction.Certify,
        On = last,
        Code = certificate.TypeCode,
        Number = certificate.Protocol,
    };

    public string? Say(string? code, string? number) => $"{texts["Paper.Title", city.Vocabulary.Certificates.LabelOf(code!)]}, {texts["Paper.Protocol", number!]}";
}
