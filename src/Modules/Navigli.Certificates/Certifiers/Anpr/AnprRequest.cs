using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>What service 6001 is asked, besides the number of the operation. Kept with the case until it is answered, so that the same is asked again.</summary>
internal sealed record AnprRequest
{
    public required string CaseNumber { get; init; }

    public required DateOnly CaseDate { get; init; }

    public required IReadOnlyList<string> Types { get; init; }

    public required string Language { get; init; }

    public required AnprPerson Subject { get; init; }

    public AnprPerson? Requester { get; init; }

    /// <summary>Null where the duty is paid.</summary>
    public string? ExemptionCode { get; init; }

    /// <summary>Field <c>paEstera</c>.</summary>
    public required int Use { get; init; }

    public string? ExemptionReason { get; init; }

    public required int FeeCents { get; init; }

    /// <summary>Stamp duty paid by paper stamp, euro cents; 0 where exempt.</summary>
    public int StampDutyCents { get; init; }

    public bool AtCounter { get; init; }

    public bool IsForced { get; init; }

    public static AnprRequest Of(CertificationOrder order) => new()
    {
        CaseNumber = order.CaseNumber,
        CaseDate = order.Today,
        Types = order.Types,
        Language = order.Language,
        Subject = AnprPerson.Of(order.Subject),
        Requester = order.Requester,
        ExemptionCode = order.ExemptionCode,
        Use = order.Use,
        ExemptionReason = order.ExemptionReason,
        FeeCents = order.FeeCents,
        StampDutyCents = order.StampDutyCents,
        AtCounter = order.Channel == TariffChannels.Counter,
        IsForced = order.IsForced,
    };
}

/// <summary>A person as the message names them.</summary>
internal sealed record AnprPerson
{
    public string? CodiceFiscale { get; init; }

    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    public Sex? Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    public static AnprPerson Of(CertifiedPerson person) => new()
    {
        CodiceFiscale = person.CodiceFiscale is { IsEmpty: false } code ? code.Value : null,
        FamilyName = person.FamilyName,
        GivenName = person.GivenName,
        Sex = person.Sex,
        BirthDate = person.BirthDate,
    };
}
