namespace Navigli.Platform.Modi;

/// <summary>Names of the interoperability model's headers and claims, as the security patterns and PDND write them.</summary>
public static class ModiNames
{
    /// <summary>Header of INTEGRITY_REST_01.</summary>
    public const string Signature = "Agid-JWT-Signature";

    /// <summary>Header of AUDIT_REST_01 and AUDIT_REST_02: who, in the caller's organisation, is behind the call.</summary>
    public const string TrackingEvidence = "Agid-JWT-TrackingEvidence";

    /// <summary>Claim with the signed headers.</summary>
    public const string SignedHeaders = "signed_headers";

    /// <summary>Claim of tracking evidence: the operator, by a reference that only the caller can resolve.</summary>
    public const string UserId = "userID";

    /// <summary>Claim of tracking evidence: the workstation or place.</summary>
    public const string UserLocation = "userLocation";

    /// <summary>Claim of tracking evidence: level of assurance with which the operator was identified.</summary>
    public const string Assurance = "LoA";

    /// <summary>Claim with the purpose that PDND has on record.</summary>
    public const string Purpose = "purposeId";
}
