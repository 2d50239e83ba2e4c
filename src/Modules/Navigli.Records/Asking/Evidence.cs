using System.Globalization;
using System.Security.Claims;
using Navigli.Platform.Access;
using Navigli.Platform.Modi;

namespace Navigli.Records.Asking;

/// <summary>The signed answer to who asks: an account, which only the city can resolve, and how surely it is the person's.</summary>
internal static class Evidence
{
    public static TrackingEvidence Of(Guid account, string assurance) => new() { UserId = account.ToString("N"), UserLocation = "fascicolo", Assurance = assurance };

    /// <summary>A run of the night, which nobody is behind: its day finds the audit of what was done with the answers.</summary>
    public static TrackingEvidence OfRun(DateOnly day) => new() { UserId = string.Create(CultureInfo.InvariantCulture, $"run-{day:yyyy-MM-dd}"), UserLocation = "records.dates", Assurance = "system" };

    /// <summary>SPID's three levels are the levels of assurance 2, 3 and 4 of ISO/IEC 29115.</summary>
    public static string AssuranceOf(ClaimsPrincipal user) => FormattableString.Invariant($"LOA{(int)(CallerClaims.LevelOf(user) ?? IdentityLevel.One) + 1}");
}
