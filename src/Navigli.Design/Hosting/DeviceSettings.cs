using Microsoft.AspNetCore.Http;

namespace Navigli.Design;

/// <summary>How large letters are.</summary>
public enum LetterSize
{
    /// <summary>As the pages are drawn.</summary>
    Usual,

    /// <summary>A fifth larger.</summary>
    Large,

    /// <summary>Nearly half as large again.</summary>
    Largest,
}

/// <summary>How far letters stand out from their ground.</summary>
public enum Contrast
{
    /// <summary>At least 4.5:1, as the pages are drawn.</summary>
    Usual,

    /// <summary>Black on white, dark lines, links underlined.</summary>
    High,
}

/// <summary>What was chosen for one device: in a cookie of that device, so that it holds without a script and costs no question to the database.</summary>
public sealed record DeviceSettings
{
    /// <summary>The cookie: two digits, and after a dot the mark of the account whose documents the device keeps.</summary>
    public const string Cookie = "navigli.device";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Nothing was chosen.</summary>
    public static DeviceSettings None { get; } = new();

    /// <summary>How large letters are.</summary>
    public LetterSize Letters { get; init; }

    /// <summary>How far letters stand out.</summary>
    public Contrast Contrast { get; init; }

    /// <summary><see cref="SiteUser.Mark"/> of the account whose documents the device keeps, or null.</summary>
    public string? KeepsFor { get; init; }

    /// <summary>For how many days the device keeps a document of the person signed in; null where it keeps none of theirs.</summary>
    public int? KeepDays { get; init; }

    /// <summary>The classes of the document, or null.</summary>
    internal string? Css => (Letters, Contrast) switch
    {
        (LetterSize.Usual, Contrast.Usual) => null,
        (LetterSize.Usual, _) => "nv-contrast-high",
        (_, Contrast.Usual) => LettersCss,
        _ => LettersCss + " nv-contrast-high",
    };

    private string LettersCss => Letters == LetterSize.Large ? "nv-letters-large" : "nv-letters-largest";

    /// <summary>What the cookie of a request says; what it does not say, or says wrongly, is as the pages are drawn.</summary>
    /// <param name="request">The request.</param>
    /// <param name="user">Who is signed in: documents of another are not kept.</param>
    /// <param name="days">For how many days documents are kept.</param>
    public static DeviceSettings Of(HttpRequest request, SiteUser? user, int days)
    {
        if (!request.Cookies.TryGetValue(Cookie, out var said) || said.Length < 2)
            return None;
        var mark = said.Length > 3 && said[2] == '.' ? said[3..] : null;
        return new DeviceSettings
        {
            Letters = said[0] is '1' ? LetterSize.Large : said[0] is '2' ? LetterSize.Largest : LetterSize.Usual,
            Contrast = said[1] is '1' ? Contrast.High : Contrast.Usual,
            KeepsFor = mark,
            KeepDays = user is not null && mark == user.Mark ? days : null,
        };
    }

    /// <summary>Keeps the choice on the device for a year.</summary>
    /// <param name="response">The answer to who chose.</param>
    public void WriteTo(HttpResponse response)
    {
        var options = new CookieOptions { HttpOnly = true, Secure = response.HttpContext.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Kept, IsEssential = true };
        response.Cookies.Append(Cookie, $"{(int)Letters}{(int)Contrast}{(KeepsFor is null ? "" : "." + KeepsFor)}", options);
    }
}
