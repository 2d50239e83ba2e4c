namespace Navigli.Web;

/// <summary>Marks the resources of the pages that belong to no module (<c>Resources/WebTexts.*.resx</c>).</summary>
public sealed class WebTexts;
