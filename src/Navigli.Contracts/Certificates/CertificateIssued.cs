namespace Navigli.Contracts.Certificates;

/// <summary>A certificate was issued.</summary>
/// <param name="CertificateId">Its id.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="RequestedByAccountId">Who asked for it; null at the counter.</param>
/// <param name="TypeCode">Type, ANPR table 13; several on one paper ascending and joined by "+".</param>
/// <param name="Protocol">Its number, as printed.</param>
public sealed record CertificateIssued(Guid CertificateId, Guid PersonId, Guid? RequestedByAccountId, string TypeCode, string Protocol) : IDomainEvent;

/// <summary>What the folder shows of certificates without opening them. Offered by Certificates.</summary>
public interface ICertificateDrawer
{
    /// <summary>How many certificates the account holds that are still valid, and the newest.</summary>
    Task<DrawerSummary> SummaryAsync(Guid accountId, CancellationToken ct);
}

/// <summary>The drawer at a glance.</summary>
/// <param name="Valid">Certificates still valid.</param>
/// <param name="Newest">The newest, if any: its path and title.</param>
public sealed record DrawerSummary(int Valid, DrawerItem? Newest);

/// <summary>One document of the drawer.</summary>
/// <param name="Id">Certificate id.</param>
/// <param name="TypeCode">Type, ANPR table 13; several on one paper ascending and joined by "+".</param>
/// <param name="SubjectName">Given name of the person it is about.</param>
/// <param name="IssuedAt">When, UTC.</param>
public sealed record DrawerItem(Guid Id, string TypeCode, string SubjectName, DateTime IssuedAt);
