namespace Navigli.Certificates.Paper;

/// <summary>How large the file of a certificate can be.</summary>
internal static class PaperLimits
{
    /// <summary>No certificate is larger, so neither is any that is brought for verification.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>A form with such a file.</summary>
    public const int MaxRequestBytes = MaxBytes + (64 * 1024);
}
