namespace Navigli.Design;

/// <summary>The texts of the design system's own components: <c>Resources/DesignTexts.*.resx</c>.</summary>
public sealed class DesignTexts
{
    private DesignTexts()
    {
    }
}
