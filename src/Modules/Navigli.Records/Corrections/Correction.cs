using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Records.Reading;

namespace Navigli.Records.Corrections;

/// <summary>How far a request for correction is. Kept as text: the names are part of the stored data.</summary>
internal enum CorrectionState
{
    /// <summary>On its way to the keeper.</summary>
    Sent,

    /// <summary>The keeper could not be reached so far; it is tried again.</summary>
    Waiting,

    /// <summary>The keeper has it.</summary>
    TakenInCharge,

    /// <summary>The keeper has corrected the record.</summary>
    Corrected,

    /// <summary>The keeper has looked, and the record stays as it is.</summary>
    Confirmed,

    /// <summary>The keeper does not take it.</summary>
    Refused,
}

/// <summary>A person's word to the keeper of a record that something in it is wrong (GDPR art. 16).</summary>
internal sealed class Correction
{
    public const int LongestText = 1000;
    public const int LongestAnswer = 2000;
    public const int LongestReference = 60;

    /// <summary>Also the idempotency key under which the keeper gets it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number that people quote: COR, year, place in the year.</summary>
    public required string Number { get; init; }

    public required string Source { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid SubjectId { get; init; }

    public required string CodiceFiscale { get; init; }

    /// <summary>Level of assurance with which who sent it was identified.</summary>
    public required string Assurance { get; init; }

    public required string Datum { get; init; }

    public required string Text { get; init; }

    public required DateTime SentAt { get; init; }

    public CorrectionState State { get; private set; }

    /// <summary>The keeper's number.</summary>
    public string? Reference { get; private set; }

    public DateTime? TakenAt { get; private set; }

    public string? Answer { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When the keeper was last asked how far it is, UTC.</summary>
    public DateTime? FollowedAt { get; private set; }

    /// <summary>When its state last changed, UTC.</summary>
    public required DateTime ChangedAt { get; set; }

    /// <summary>Raised at each change: a page and the job may follow the same one.</summary>
    public int Version { get; private set; }

    /// <summary>Whether the keeper is still to have it.</summary>
    public bool IsToDeliver => State is CorrectionState.Sent or CorrectionState.Waiting;

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver => State is CorrectionState.Corrected or CorrectionState.Confirmed or CorrectionState.Refused;

    public void NotDelivered(DateTime at) => Change(CorrectionState.Waiting, at);

    public void Take(string reference, DateTime at)
    {
        (Reference, TakenAt) = (reference, at);
        Change(CorrectionState.TakenInCharge, at);
    }

    public void Refuse(DateTime at)
    {
        AnsweredAt = at;
        Change(CorrectionState.Refused, at);
    }

    public void Close(CorrectionState outcome, string answer, DateTime at)
    {
        (Answer, AnsweredAt) = (answer, at);
        Change(outcome, at);
    }

    public void Followed(DateTime at)
    {
        FollowedAt = at;
        Version++;
    }

    private void Change(CorrectionState state, DateTime at)
    {
        (State, ChangedAt) = (state, at);
        Version++;
    }
}

internal sealed class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("records_corrections");
        builder.Property(c => c.Number).HasMaxLength(30);
        builder.Property(c => c.Source).HasMaxLength(RecordCopy.LongestSource);
        builder.Property(c => c.CodiceFiscale).HasMaxLength(16);
        builder.Property(c => c.Assurance).HasMaxLength(10);
        builder.Property(c => c.Datum).HasMaxLength(40);
        builder.Property(c => c.Text).HasMaxLength(Correction.LongestText);
        builder.Property(c => c.Reference).HasMaxLength(Correction.LongestReference);
        builder.Property(c => c.Answer).HasMaxLength(Correction.LongestAnswer);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.IsToDeliver);
        builder.Ignore(c => c.IsOver);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => new { c.AccountId, c.SentAt });
        builder.HasIndex(c => new { c.State, c.FollowedAt });
    }
}
