namespace Navigli.Records;

/// <summary>Marks the module's resources (<c>Resources/RecordsTexts.*.resx</c>). The texts of a source derive from it, and have these words too.</summary>
public class RecordsTexts;
