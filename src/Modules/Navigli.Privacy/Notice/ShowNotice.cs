using Microsoft.Extensions.Options;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;

namespace Navigli.Privacy.Notice;

/// <summary>What the notice says that is not the same in every city; null where the city has not set it.</summary>
internal sealed record NoticeView
{
    public required string Controller { get; init; }

    public required string Address { get; init; }

    public required string Phone { get; init; }

    public string? CertifiedEmail { get; init; }

    public required PrivacyOptions City { get; init; }

    /// <summary>Whole years for which readings are kept, or days where it is not whole years.</summary>
    public required (int Count, string Unit) ReadingsKept { get; init; }
}

/// <summary>Composes the notice of GDPR artt. 13-14 from the city pack and the city's settings.</summary>
internal sealed class ShowNotice(CityPack city, IOptions<PrivacyOptions> options, IOptions<LedgerOptions> ledger)
{
    /// <summary>Version of the words in the resources; raised with each change of meaning.</summary>
    public const int Version = 1;

    /// <summary>Day from which this version holds.</summary>
    public static readonly DateOnly Since = new(2026, 11, 21);

    public NoticeView Run()
    {
        var days = (int)ledger.Value.KeptFor.TotalDays;
        return new NoticeView
        {
            Controller = city.Identity.FormalName,
            Address = city.Identity.Contacts.Address,
            Phone = city.Identity.Contacts.Phone,
            CertifiedEmail = city.Identity.Contacts.CertifiedEmail,
            City = options.Value,
            ReadingsKept = days % 365 == 0 ? (days / 365, "Years") : (days, "Days"),
        };
    }
}
