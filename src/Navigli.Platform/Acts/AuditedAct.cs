using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Navigli.Platform.Acts;

/// <summary>The audit row of an act: kernel table <c>audited_acts</c>, written in the transaction of the act and never changed.</summary>
public sealed class AuditedAct
{
    /// <summary>Id of the act.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Code of the act's type.</summary>
    public required string Type { get; init; }

    /// <summary>Account that acted; null for the product itself.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Session in which it acted.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Role in which it acted.</summary>
    public required string Role { get; init; }

    /// <summary>Office code, for staff.</summary>
    public string? Office { get; init; }

    /// <summary>Name of the job, command or handler, for the product itself.</summary>
    public string? SystemName { get; init; }

    /// <summary>Person for whom it was done.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The delegation that it rested on.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>What changed, as JSON: table, key, operation, and the names (not the values) of the columns.</summary>
    public required string Changes { get; init; }

    /// <summary>The row of an act and its changes.</summary>
    internal static AuditedAct Of(Act act, object changes) => new()
    {
        Id = act.Id,
        At = act.At,
        Type = act.Type.Code,
        AccountId = act.By.AccountId,
        SessionId = act.By.SessionId,
        Role = act.Role,
        Office = act.By.Office,
        SystemName = act.By.SystemName,
        OnBehalfOf = act.OnBehalfOf,
        DelegationId = act.DelegationId,
        Reason = act.Reason,
        Changes = JsonSerializer.Serialize(changes),
    };
}

internal sealed class AuditedActMapping : IEntityTypeConfiguration<AuditedAct>
{
    public void Configure(EntityTypeBuilder<AuditedAct> builder)
    {
        builder.ToTable("audited_acts");
        builder.Property(a => a.Type).HasMaxLength(100);
        builder.Property(a => a.Role).HasMaxLength(50);
        builder.Property(a => a.Office).HasMaxLength(50);
        builder.Property(a => a.SystemName).HasMaxLength(100);
        builder.Property(a => a.Reason).HasMaxLength(1000);
        builder.HasIndex(a => new { a.OnBehalfOf, a.At });
        builder.HasIndex(a => new { a.AccountId, a.At });
        builder.HasIndex(a => a.DelegationId).HasFilter("delegation_id IS NOT NULL");
    }
}
