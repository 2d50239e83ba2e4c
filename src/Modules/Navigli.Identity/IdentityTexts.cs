namespace Navigli.Identity;

/// <summary>Marks the resources that hold this module's words (<c>Resources/IdentityTexts.*.resx</c>).</summary>
public sealed class IdentityTexts;
