namespace Navigli.Platform;

/// <summary>Marks the resources that hold the platform's own words (<c>Resources/PlatformTexts.*.resx</c>).</summary>
public sealed class PlatformTexts;
