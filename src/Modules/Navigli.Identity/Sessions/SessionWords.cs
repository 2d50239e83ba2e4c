using Microsoft.Extensions.Localization;

namespace Navigli.Identity.Sessions;

internal static class SessionWords
{
    /// <summary>As "Firefox su Windows", as far as it is known.</summary>
    public static string Device(IStringLocalizer<IdentityTexts> texts, Device device) => device switch
    {
        { Browser: { } browser, System: { } system } => texts["Session.Device", browser, system],
        { Browser: { } only } => only,
        { System: { } only } => texts["Session.Device.System", only],
        _ => texts["Session.Device.Unknown"],
    };
}
