using Microsoft.AspNetCore.Http;

namespace Navigli.Design;

/// <summary>What the host tells the design system about itself.</summary>
public sealed class DesignOptions
{
    /// <summary>The city in the language of the request.</summary>
    public Func<HttpContext, SiteLanguage, SiteIdentity>? Identity { get; set; }

    /// <summary>The person signed in, or null.</summary>
    public Func<HttpContext, SiteUser?> User { get; set; } = static _ => null;

    /// <summary>The menu of the header, the same for everybody: it is drawn once.</summary>
    public Func<HttpContext, SiteLanguage, IReadOnlyList<SiteLink>> Menu { get; set; } = static (_, _) => [];

    /// <summary>The links under the person's name.</summary>
    public Func<HttpContext, SiteLanguage, IReadOnlyList<SiteLink>> UserMenu { get; set; } = static (_, _) => [];

    /// <summary>The bar at the bottom of phones; what depends on the person in it is a count, and nothing else.</summary>
    public Func<HttpContext, SiteLanguage, IReadOnlyList<SiteLink>> BottomBar { get; set; } = static (_, _) => [];

    /// <summary>What was chosen for the device of the request.</summary>
    public Func<HttpContext, SiteUser?, DeviceSettings> Device { get; set; } = static (_, _) => DeviceSettings.None;

    /// <summary>What the city has to tell the person signed in until they put it away, or null.</summary>
    public Func<HttpContext, SiteLanguage, SiteNotice?> Notice { get; set; } = static (_, _) => null;

    /// <summary>The component that <see cref="Navigli.Design.NextStep"/> draws where a thing has been settled: what the person may do next. None where it is null.</summary>
    public Type? NextStep { get; set; }

    /// <summary>Whether a text that is in no resource throws. When null: everywhere but in production.</summary>
    public bool? ThrowOnMissingText { get; set; }
}
