using Navigli.Platform.City;
using Navigli.Sandbox;
using Navigli.SyntheticCity;

namespace Navigli.Demo;

/// <summary>The personas of the synthetic city, as the sandbox's identity provider shows them.</summary>
public static class DemoPersonas
{
    /// <summary>Those with a digital identity, of the city seeded on a day, and those of other countries; children and wards have none.</summary>
    public static IReadOnlyList<SandboxPersona> Of(CityPack city, DateOnly seededOn) => [.. Italian(city, seededOn), .. ForeignPersonas.All];

    private static IEnumerable<SandboxPersona> Italian(CityPack city, DateOnly seededOn) => Personas.All(city, seededOn).Where(p => p.SpidLevel > 0).Select(p => new SandboxPersona
    {
        Key = p.Key,
        GivenName = p.GivenName,
        FamilyName = p.Surname,
        CodiceFiscale = p.CodiceFiscale.ToString(),
        BirthDate = p.BirthDate,
        Email = p.Email,
        StoryIt = p.Story.It,
        StoryEn = p.Story.En,
        MaxLevel = p.SpidLevel,
        Kind = p.Role == PersonaRole.Citizen ? SandboxPersonaKind.Citizen : SandboxPersonaKind.Staff,
    });

    /// <summary>Says on the console where the city is and three people to be.</summary>
    public static void Welcome(TextWriter console, IReadOnlyList<SandboxPersona> personas)
    {
        console.WriteLine();
        console.WriteLine($"  Navigli is up: {DemoCity.Portal}   (English: {new Uri(DemoCity.Portal, "/en")})");
        console.WriteLine($"  The sandbox, with the identity providers, the mailbox and the clock: {DemoCity.Sandbox}");
        console.WriteLine("  Sign in with SPID as, for instance:");
        foreach (var persona in personas.Take(3))
            console.WriteLine($"    {persona.GivenName} {persona.FamilyName}: {persona.StoryEn}");
        console.WriteLine("  Ctrl+C ends it.");
    }
}
