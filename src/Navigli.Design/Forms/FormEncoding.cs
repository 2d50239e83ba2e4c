namespace Navigli.Design;

/// <summary>How a form sends its answers.</summary>
public enum FormEncoding
{
    /// <summary>As text.</summary>
    Text,

    /// <summary>In parts, as fields that take files need it.</summary>
    Files,
}
