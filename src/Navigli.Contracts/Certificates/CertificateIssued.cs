namespace Navigli.Contracts.Certificates;

/// <summary>A certificate was issued.</summary>
/// <param name="CertificateId">Its id.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="RequestedByAccountId">Who asked for it; null at the counter.</param>
/// <param name="TypeCode">Type, ANPR table 13; several on one paper ascending and joined by "+".</param>
/// <param name="Protocol">Its number, as printed.</param>
public sealed record CertificateIssued(Guid CertificateId, Guid PersonId, Guid? RequestedByAccountId, string TypeCode, string Protocol) : IDomainEvent;
