using Navigli.Records.Asking;

namespace Navigli.Records.Sources.Education;

/// <summary>Enrolments of children in nursery, school and school meals, as the city's education office has them.</summary>
internal sealed class EducationSource : Source<EducationAnswer>
{
    public override string Name => "education";

    public override Type Texts => typeof(EducationTexts);

    public override string Page => "/fascicolo/educazione-e-istruzione";

    // Enrolments in state schools are made on the Ministry's platform (D.L. 95/2012, art. 7, comma 28).
    public override Uri? Today { get; } = new("https://unica.istruzione.gov.it/");

    public override bool OfChildren => true;

    public override IReadOnlyList<string> Data { get; } = ["school", "class", "meals", "state", "other"];
}

/// <summary>Marks the texts of this source.</summary>
public sealed class EducationTexts : RecordsTexts;

/// <summary>What a child is enrolled in.</summary>
public enum EducationService
{
    /// <summary>Nursery, up to three years.</summary>
    Nursery,

    /// <summary>Kindergarten, three to five.</summary>
    Kindergarten,

    /// <summary>Primary school.</summary>
    Primary,

    /// <summary>Lower secondary school.</summary>
    LowerSecondary,

    /// <summary>Meals at school.</summary>
    Meals,

    /// <summary>Before and after lessons.</summary>
    AfterSchool,
}

/// <summary>How an enrolment stands.</summary>
public enum EnrolmentState
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>On the waiting list.</summary>
    WaitingList,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>One enrolment.</summary>
public sealed record Enrolment
{
    /// <summary>In what.</summary>
    public required EducationService Service { get; init; }

    /// <summary>Where.</summary>
    public required string School { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>Year and section, or group.</summary>
    public string? Class { get; init; }

    /// <summary>Year in which the school year begins.</summary>
    public required int Year { get; init; }

    /// <summary>How it stands.</summary>
    public required EnrolmentState State { get; init; }

    /// <summary>Place on the waiting list, where there is one.</summary>
    public int? Place { get; init; }
}

/// <summary>The message, in our own format, version 1.</summary>
public sealed record EducationAnswer : ISourceAnswer
{
    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>The enrolments, the newest first.</summary>
    public required IReadOnlyList<Enrolment> Enrolments { get; init; }

    bool ISourceAnswer.IsSound => Enrolments.All(e => e.Year is > 1990 and < 2200 && e.Place is null or > 0);

    bool ISourceAnswer.IsEmpty => Enrolments.Count == 0;
}
