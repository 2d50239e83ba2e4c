namespace Navigli.Deadlines;

/// <summary>Marks the module's resources (<c>Resources/DeadlinesTexts.*.resx</c>).</summary>
public sealed class DeadlinesTexts;
