namespace Navigli.Certificates;

/// <summary>
/// Marks the words of papers (<c>Resources/PaperTexts.*.resx</c>). No paper is in English alone: what stands there as English is the bilingual
/// edition, both languages in one sentence around facts that are stated once.
/// </summary>
public sealed class PaperTexts;
