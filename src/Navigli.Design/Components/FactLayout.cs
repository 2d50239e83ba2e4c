namespace Navigli.Design;

/// <summary>How the values of a list of facts are placed.</summary>
public enum FactLayout
{
    /// <summary>Beside their labels.</summary>
    Beside,

    /// <summary>At the right edge, as amounts are.</summary>
    Amounts,
}
