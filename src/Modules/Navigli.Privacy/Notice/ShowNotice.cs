using Microsoft.Extensions.Options;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Privacy.Notice;

/// <summary>A version of the notice with what is not the same in every city; null where the city has not set it.</summary>
internal sealed record NoticeView
{
    public required NoticeVersion Version { get; init; }

    /// <summary>Whether it is the one in force.</summary>
    public required bool InForce { get; init; }

    /// <summary>The other versions that are or were in force, the newest first.</summary>
    public required IReadOnlyList<NoticeVersion> Others { get; init; }

    public required string Controller { get; init; }

    public required string Address { get; init; }

    public required string Phone { get; init; }

    public string? CertifiedEmail { get; init; }

    public required PrivacyOptions City { get; init; }

    public required IReadOnlyList<RetentionRule> Terms { get; init; }
}

/// <summary>Composes the notice of GDPR artt. 13-14 from the city pack and the city's settings.</summary>
internal sealed class ShowNotice(CityPack city, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    public Result<NoticeView> Run(int? number)
    {
        var today = city.Calendar.Today(clock);
        var known = city.PrivacyNotice.Versions.Where(v => v.InForceFrom <= today).Reverse().ToList();
        var version = number is null ? known.FirstOrDefault() : known.Find(v => v.Number == number);
        if (version is null)
            return PrivacyErrors.NoSuchNotice;
        return new NoticeView
        {
            Version = version,
            InForce = version == known[0],
            Others = known.FindAll(v => v != version),
            Controller = city.Identity.FormalName,
            Address = city.Identity.Contacts.Address,
            Phone = city.Identity.Contacts.Phone,
            CertifiedEmail = city.Identity.Contacts.CertifiedEmail,
            City = options.Value,
            Terms = city.Retention.Rules,
        };
    }
}
