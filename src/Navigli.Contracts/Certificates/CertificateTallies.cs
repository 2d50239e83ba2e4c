namespace Navigli.Contracts.Certificates;

/// <summary>The numbers that Certificates tells of a person.</summary>
public static class CertificateTallies
{
    /// <summary>How many certificates the account holds that are still valid.</summary>
    public const string ValidDocuments = "certificates.valid";
}
