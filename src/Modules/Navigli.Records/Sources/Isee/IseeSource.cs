using Navigli.Records.Asking;

namespace Navigli.Records.Sources.Isee;

/// <summary>The indicator of the economic situation of the household (D.P.C.M. 159/2013), as INPS computes it.</summary>
internal sealed class IseeSource : Source<IseeAnswer>
{
    public override string Name => "isee";

    public override Type Texts => typeof(IseeTexts);

    public override string Page => "/fascicolo/isee-ordinario";

    public override Uri? Today { get; } = new("https://www.inps.it/");

    public override IReadOnlyList<string> Data { get; } = ["value", "household", "validity", "other"];
}

/// <summary>Marks the texts of this source.</summary>
public sealed class IseeTexts : RecordsTexts;

/// <summary>Kind of indicator, by what it is asked for.</summary>
public enum IseeKind
{
    /// <summary>For most benefits.</summary>
    Ordinary,

    /// <summary>For benefits meant for minors, where the parents live apart.</summary>
    Minors,

    /// <summary>For the right to university study.</summary>
    University,

    /// <summary>For social and health services.</summary>
    SocialHealth,

    /// <summary>Made anew within its year, since income has fallen.</summary>
    Current,
}

/// <summary>The message, in our own format, version 1.</summary>
public sealed record IseeAnswer : ISourceAnswer
{
    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>Kind of indicator.</summary>
    public required IseeKind Kind { get; init; }

    /// <summary>The indicator, in cents.</summary>
    public required long ValueCents { get; init; }

    /// <summary>Protocol number of the declaration (DSU).</summary>
    public required string Protocol { get; init; }

    /// <summary>When the declaration was presented.</summary>
    public required DateOnly PresentedOn { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>How many the household is.</summary>
    public required int HouseholdMembers { get; init; }

    /// <summary>What INPS notes as missing or not matching, in its words; empty where there is nothing.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    bool ISourceAnswer.IsSound => ValueCents is >= 0 and <= 100_000_000_000 && HouseholdMembers is >= 1 and <= 100 && PresentedOn <= ValidUntil;

    bool ISourceAnswer.IsEmpty => false;
}
