using System.Globalization;
using System.Text;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Residents.Registry;

/// <summary>Writes places and addresses as Italian papers do, in every language of the interface: they are names.</summary>
internal sealed class Places(Gazetteer gazetteer)
{
    /// <summary>"Milano (MI)"; the code itself where the gazetteer has it not.</summary>
    public string Comune(string belfioreCode) =>
        gazetteer.FindComune(belfioreCode) is { } comune ? $"{comune.Name} ({comune.Province})" : belfioreCode;

    /// <summary>"Milano (MI)", or the state alone for who was born abroad.</summary>
    public static string Of(string code, string name, string province) =>
        new SeedPlace(code, name, province).IsAbroad ? name : $"{name} ({province})";

    /// <summary>Name of a state in the language of the request.</summary>
    public string Country(string code) => gazetteer.FindCountry(code)?.Name.ToString() ?? code;

    /// <summary>"Via Padova 61/A, scala B, interno 3".</summary>
    public static string Line(string street, int? number, string? exponent, string? stair, string? flat)
    {
        var line = new StringBuilder(street);
        if (number is { } civic)
            line.Append(' ').Append(civic.ToString(CultureInfo.InvariantCulture));
        if (exponent is not null)
            line.Append('/').Append(exponent);
        if (stair is not null)
            line.Append(", scala ").Append(stair);
        if (flat is not null)
            line.Append(", interno ").Append(flat);
        return line.ToString();
    }
}
