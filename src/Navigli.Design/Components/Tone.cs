namespace Navigli.Design;

/// <summary>What a message or a mark means; a word or an icon always says it too.</summary>
public enum Tone
{
    /// <summary>Nothing to worry about, nothing to do.</summary>
    Neutral,

    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Done, valid.</summary>
    Success,

    /// <summary>Soon, or with care.</summary>
    Warning,

    /// <summary>Late, failed, refused.</summary>
    Danger,
}

/// <summary>How loud a button is. One primary a screen.</summary>
public enum ButtonKind
{
    /// <summary>The one action that the screen is for.</summary>
    Primary,

    /// <summary>The actions beside it.</summary>
    Outline,

    /// <summary>What cannot be undone.</summary>
    Danger,

    /// <summary>An action that looks like a link.</summary>
    Link,
}

/// <summary>How wide a button is.</summary>
public enum ButtonWidth
{
    /// <summary>As wide as its text.</summary>
    Content,

    /// <summary>As wide as its place.</summary>
    Full,
}

internal static class ToneClasses
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
        _ => "neutral",
    };

    public static IconName Icon(this Tone tone) => tone switch
    {
        Tone.Success => IconName.CheckCircle,
        Tone.Warning => IconName.WarningCircle,
        Tone.Danger => IconName.CloseCircle,
        _ => IconName.InfoCircle,
    };

    public static string Css(this ButtonKind kind) => kind switch
    {
        ButtonKind.Outline => "btn btn-outline-primary",
        ButtonKind.Danger => "btn btn-danger",
        ButtonKind.Link => "btn btn-link",
        _ => "btn btn-primary",
    };

    public static string Css(this ButtonKind kind, ButtonWidth width) => width == ButtonWidth.Full ? kind.Css() + " w-100" : kind.Css();
}
