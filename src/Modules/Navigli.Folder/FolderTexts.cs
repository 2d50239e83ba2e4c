namespace Navigli.Folder;

/// <summary>Marks the module's resources (<c>Resources/FolderTexts.*.resx</c>).</summary>
public sealed class FolderTexts;
