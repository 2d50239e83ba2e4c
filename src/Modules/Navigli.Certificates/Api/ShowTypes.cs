using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Rules;
using Navigli.Platform.City;

namespace Navigli.Certificates.Api;

/// <summary>A certificate that can be asked for.</summary>
[Description("A certificate that can be asked for.")]
internal sealed record TypeResource
{
    [Description("Code of the type, or codes in ascending order joined by +.")]
    [MaxLength(60)]
    public required string Code { get; init; }

    [Description("Its name.")]
    [MaxLength(500)]
    public required string Label { get; init; }

    [Description("Who certifies.")]
    public required Certifier Certifier { get; init; }

    [Description("Whether citizens have it online, free of charge.")]
    public required bool Online { get; init; }

    [Description("Whether it is asked for a day.")]
    public required bool OnDate { get; init; }

    [Description("Whether it needs a reason, as certificates of the past do.")]
    public required bool NeedsReason { get; init; }

    [Description("Whether it is given to anybody who asks (D.P.R. 223/1989, art. 33).")]
    public required bool ForAnybody { get; init; }
}

/// <summary>A destination of use.</summary>
[Description("A destination of use. No certificate is made out for public bodies.")]
internal sealed record UseResource
{
    [Description("Code.")]
    [MaxLength(20)]
    public required string Code { get; init; }

    [Description("Its name.")]
    [MaxLength(500)]
    public required string Label { get; init; }

    [Description("Whether it exempts from stamp duty; else a paper stamp is needed.")]
    public required bool Exempt { get; init; }

    [Description("Whether the reason for exemption has to be written.")]
    public required bool NeedsReason { get; init; }
}

/// <summary>What can be asked for.</summary>
[Description("What can be asked for at the counter, the most asked first; for which uses, and in which editions.")]
internal sealed record TypeList
{
    [Description("Certificates.")]
    [MaxLength(100)]
    public required IReadOnlyList<TypeResource> Items { get; init; }

    [Description("Destinations of use.")]
    [MaxLength(100)]
    public required IReadOnlyList<UseResource> Uses { get; init; }

    [Description("Codes of the editions.")]
    [MaxLength(20)]
    public required IReadOnlyList<string> Languages { get; init; }
}

/// <summary>Lists what can be asked for, in the language of the request.</summary>
internal sealed class ShowTypes(CounterRules counter, RequestRules rules, CertifierDesk desk)
{
    public TypeList Run() => new()
    {
        Items = [.. counter.Selections.Select(Type)],
        Uses = [.. rules.Uses.Select(Use)],
        Languages = [.. rules.Languages.Select(l => l.Code)],
    };

    private TypeResource Type(CertificateSelection selection) => new()
    {
        Code = selection.Code,
        Label = selection.Label.ToString(),
        Certifier = desk.Of(selection),
        Online = selection.Online,
        OnDate = selection.OnDate,
        NeedsReason = selection.PastSituation,
        ForAnybody = CounterRules.IsForAnybody(selection),
    };

    private static UseResource Use(CertificateUse use) => new() { Code = use.Code, Label = use.Label.ToString(), Exempt = use.Exemption is not null, NeedsReason = use.NeedsReason };
}
