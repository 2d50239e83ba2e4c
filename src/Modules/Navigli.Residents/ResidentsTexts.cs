namespace Navigli.Residents;

/// <summary>Marker of the module's texts, <c>Resources/ResidentsTexts.*.resx</c>.</summary>
internal sealed class ResidentsTexts;
