using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Contracts.Residents;
using Navigli.Platform.Data;

namespace Navigli.Identity.Delegations;

/// <summary>What has been done with a delegation. Kept as text: the names are part of the stored data. That it lapses or expires is a matter of the day and is not stored.</summary>
internal enum DelegationState
{
    /// <summary>The helper has been asked.</summary>
    Asked,

    /// <summary>The helper has accepted: it stands from its first day through its last.</summary>
    Accepted,

    /// <summary>The helper has refused. It keeps its place until the day for answering is over: who asked sees no difference.</summary>
    Refused,

    /// <summary>Who asked has taken it back before an answer.</summary>
    Withdrawn,

    /// <summary>Who gave it has ended it.</summary>
    Revoked,

    /// <summary>The helper has ended it.</summary>
    Renounced,
}

/// <summary>What a giver asks of a helper.</summary>
/// <param name="Helper">Codice fiscale.</param>
/// <param name="Services">Codes, in the order in which modules declare them.</param>
/// <param name="FirstDay">The first day on which it is to stand.</param>
/// <param name="LastDay">The last one.</param>
internal sealed record AskedDelegation(string Helper, IReadOnlyList<string> Services, DateOnly FirstDay, DateOnly LastDay);

/// <summary>
/// What one person lets another do for them: the services named, from the first day through the last. The helper is named by codice fiscale and known as an account only from
/// the answer on, so that asking tells nobody who has one (ADR 0035).
/// </summary>
internal sealed class Delegation
{
    /// <summary>Name of their numbering.</summary>
    public const string Numbering = "identity.delegation";

    public required Guid Id { get; init; }

    /// <summary>Number that people quote: place in the year, stroke, year.</summary>
    public required string Number { get; init; }

    /// <summary>The account of who gives it.</summary>
    public required Guid GiverAccountId { get; init; }

    public Account? Giver { get; init; }

    /// <summary>The person of the registry for whom it lets act.</summary>
    public required Guid GiverPersonId { get; init; }

    public required string HelperCodiceFiscale { get; init; }

    /// <summary>The account that answered.</summary>
    public Guid? HelperAccountId { get; private set; }

    public Account? Helper { get; init; }

    /// <summary>The person of the registry who accepted.</summary>
    public Guid? HelperPersonId { get; private set; }

    /// <summary>Codes of the services, with a space between two.</summary>
    public required string Services { get; init; }

    /// <summary>The first day on which it stands, once it is accepted.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day on which it stands.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The last day on which it may be accepted.</summary>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>Two-letter code of the language of who gave it, for what they are written.</summary>
    public required string Language { get; init; }

    public required DateTime AskedAt { get; init; }

    public DelegationState State { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When it was withdrawn, revoked or renounced.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Giver, helper, first day and services while it is asked or stands, else null: its unique index lets a form that is sent twice ask once.</summary>
    public string? Open { get; private set; }

    /// <summary>Raised at each change, so that nothing is answered that has changed meanwhile.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it still waits for an answer on a day.</summary>
    public bool Waits(DateOnly today) => State == DelegationState.Asked && today <= AnswerBy;

    /// <summary>Whether the helper may act by it on a day.</summary>
    public bool Stands(DateOnly today) => State == DelegationState.Accepted && FirstDay <= today && today <= LastDay;

    /// <summary>Whether it was accepted and stands on a day, or will.</summary>
    public bool IsAgreed(DateOnly today) => State == DelegationState.Accepted && today <= LastDay;

    /// <summary>Whether it lets do all of this on some of these days: the same again would add nothing.</summary>
    public bool Covers(AskedDelegation asked) => FirstDay <= asked.LastDay && asked.FirstDay <= LastDay && asked.Services.All(Services.Split(' ').Contains);

    /// <summary>Takes its place between the two people.</summary>
    public Delegation TakePlace()
    {
        Open = PlaceOf(GiverAccountId, new(HelperCodiceFiscale, Services.Split(' '), FirstDay, LastDay));
        return this;
    }

    /// <summary>The <see cref="Open"/> of what is asked.</summary>
    public static string PlaceOf(Guid giver, AskedDelegation asked) =>
        string.Create(CultureInfo.InvariantCulture, $"{giver:N}:{asked.Helper}:{asked.FirstDay:yyyyMMdd}:{string.Join(' ', asked.Services)}");

    /// <summary>Gives the place back once its day is over.</summary>
    public void Leave()
    {
        Open = null;
        Version++;
    }

    public void Accept(Guid account, Guid person, DateTime now)
    {
        (State, HelperAccountId, HelperPersonId, AnsweredAt) = (DelegationState.Accepted, account, person, now);
        Version++;
    }

    /// <summary>The helper will not. See <see cref="DelegationState.Refused"/>.</summary>
    public void Refuse(Guid account, DateTime now)
    {
        (State, HelperAccountId, AnsweredAt) = (DelegationState.Refused, account, now);
        Version++;
    }

    public void End(DelegationState how, DateTime now)
    {
        (State, EndedAt, Open) = (how, now, null);
        Version++;
    }
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    /// <summary>Most characters of the codes of services together.</summary>
    public const int LongestServices = 400;

    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("identity_delegations").MovesRevision(TieRevision.Name);
        builder.Property(d => d.Number).HasMaxLength(20);
        builder.HasIndex(d => d.Number).IsUnique();
        builder.Property(d => d.HelperCodiceFiscale).HasMaxLength(16);
        builder.Property(d => d.Services).HasMaxLength(LongestServices);
        builder.Property(d => d.Language).HasMaxLength(2);
        builder.Property(d => d.Open).HasMaxLength(60 + LongestServices);
        builder.HasIndex(d => d.Open).IsUnique();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasOne(d => d.Giver).WithMany().HasForeignKey(d => d.GiverAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Helper).WithMany().HasForeignKey(d => d.HelperAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.GiverAccountId, d.AskedAt });
        builder.HasIndex(d => d.HelperAccountId);
        builder.HasIndex(d => new { d.HelperCodiceFiscale, d.State });
        // The question for rights begins here.
        builder.HasIndex(d => d.HelperPersonId).HasFilter("state = 'Accepted'");
    }
}
