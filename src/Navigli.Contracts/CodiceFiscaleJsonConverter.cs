using System.Text.Json;
using System.Text.Json.Serialization;

namespace Navigli.Contracts;

/// <summary>Writes a codice fiscale as its text and refuses text that is none.</summary>
internal sealed class CodiceFiscaleJsonConverter : JsonConverter<CodiceFiscale>
{
    public override CodiceFiscale Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CodiceFiscale.TryParse(reader.GetString(), out var code) ? code : throw new JsonException("Not a valid codice fiscale");

    public override void Write(Utf8JsonWriter writer, CodiceFiscale value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
