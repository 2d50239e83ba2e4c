using Navigli.Sandbox;

namespace Navigli.Demo;

/// <summary>Invented people of other Member States, who sign in by eIDAS: their countries state no codice fiscale.</summary>
internal static class ForeignPersonas
{
    public static readonly IReadOnlyList<SandboxPersona> All =
    [
        Of("anna-becker", "DE", "Anna", "Becker", new(1991, 5, 4), 3, "Vive a Lindau e lavora in città due giorni a settimana. Non ha un codice fiscale.", "Lives in Lindau and works in the city two days a week. She has no codice fiscale.") with
        {
            PlaceOfBirth = "Lindau (Bodensee)",
            Gender = "F",
        },
        Of("pablo-ortega", "ES", "Pablo", "Ortega Ruiz", new(1985, 11, 23), 2, "Studia un anno in città. La sua identità è di livello significativo.", "Studies in the city for a year. His identity is of level substantial.") with
        {
            PlaceOfBirth = "Valencia",
            Gender = "M",
        },
        Of("mare-tamm", "EE", "Mare", "Tamm", new(1999, 1, 30), 1, "La sua identità è di livello basso: per molti servizi non basta.", "Her identity is of level low: not enough for many services."),
        Of("jurgen-muller-eidas", "DE", "Jürgen", "Müller", new(1969, 6, 28), 3, "È residente da vent’anni e ha un codice fiscale, ma entra con l’identità tedesca, che non lo conosce.", "Resident for twenty years and has a codice fiscale, but signs in with his German identity, which does not know it."),
    ];

    // The third part of the identifier is the country's own affair: only its shape is imitated.
    private static SandboxPersona Of(string key, string country, string givenName, string familyName, DateOnly birthDate, int level, string it, string en) => new()
    {
        Key = key,
        Country = country,
        ForeignIdentifier = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)))[..16],
        GivenName = givenName,
        FamilyName = familyName,
        CodiceFiscale = null,
        BirthDate = birthDate,
        Email = null,
        StoryIt = it,
        StoryEn = en,
        MaxLevel = level,
        Kind = SandboxPersonaKind.Citizen,
    };
}
