namespace Navigli.Certificates;

/// <summary>Marks the module's resources (<c>Resources/CertificatesTexts.*.resx</c>).</summary>
public sealed class CertificatesTexts;
