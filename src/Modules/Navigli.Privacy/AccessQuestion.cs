using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.Results;

namespace Navigli.Privacy;

/// <summary>How far a request is. Kept as text: the names are part of the stored data.</summary>
internal enum QuestionState
{
    Open,
    Extended,
    Answered,
}

/// <summary>A person's request to the data-protection officer about one reading of a record.</summary>
internal sealed class AccessQuestion
{
    public const int MessageLength = 600;

    public const int AnswerLength = 4000;

    public required Guid Id { get; init; }

    /// <summary>Number that people quote: place in the year, stroke, year.</summary>
    public required string Number { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Whose record was read.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid SegmentId { get; init; }

    public required long Seq { get; init; }

    public string? Message { get; init; }

    public required DateTime AskedAt { get; init; }

    /// <summary>Day by which the person is answered, or told that it takes longer.</summary>
    public required DateOnly FirstTerm { get; init; }

    /// <summary>Day by which the person is answered: the first term, or the one it was extended to.</summary>
    public required DateOnly DueOn { get; set; }

    public QuestionState State { get; private set; }

    public string? ExtensionReason { get; private set; }

    public DateTime? ExtendedAt { get; private set; }

    public string? Answer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Raised at each change, so that two officers do not answer unseen by each other.</summary>
    public int Version { get; private set; }

    public LineId Line => new(SegmentId, Seq);

    public Result<Done> Extend(string reason, DateOnly until, DateOnly today, DateTime at)
    {
        if (State != QuestionState.Open)
            return State == QuestionState.Answered ? PrivacyErrors.AlreadyAnswered : PrivacyErrors.AlreadyExtended;
        // GDPR art. 12(3): the person is informed of an extension, and why, within one month of receipt.
        if (today > FirstTerm)
            return PrivacyErrors.TermOver;
        (State, ExtensionReason, DueOn, ExtendedAt) = (QuestionState.Extended, reason, until, at);
        Version++;
        return default(Done);
    }

    public Result<Done> Close(string answer, DateTime at)
    {
        if (State == QuestionState.Answered)
            return PrivacyErrors.AlreadyAnswered;
        (State, Answer, AnsweredAt) = (QuestionState.Answered, answer, at);
        Version++;
        return default(Done);
    }
}

internal sealed class AccessQuestionMapping : IEntityTypeConfiguration<AccessQuestion>
{
    public void Configure(EntityTypeBuilder<AccessQuestion> builder)
    {
        builder.ToTable("privacy_access_questions");
        builder.Ignore(q => q.Line);
        builder.Property(q => q.Number).HasMaxLength(20);
        builder.Property(q => q.Message).HasMaxLength(AccessQuestion.MessageLength);
        builder.Property(q => q.ExtensionReason).HasMaxLength(AccessQuestion.AnswerLength);
        builder.Property(q => q.Answer).HasMaxLength(AccessQuestion.AnswerLength);
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.HasIndex(q => q.Number).IsUnique();
        // One request about one reading of one person's record: a double click finds the first.
        builder.HasIndex(q => new { q.AccountId, q.SubjectId, q.SegmentId, q.Seq }).IsUnique();
        builder.HasIndex(q => new { q.State, q.DueOn });
    }
}
