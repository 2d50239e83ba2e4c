namespace Navigli.Privacy;

/// <summary>Marks the resources of this module (<c>Resources/PrivacyTexts.*.resx</c>).</summary>
public sealed class PrivacyTexts;
