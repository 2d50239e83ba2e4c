using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Navigli.Records.Asking;

/// <summary>How messages of sources are read: required members must be there, unknown ones are passed over, and no text is long or unprintable.</summary>
internal static class SourceJson
{
    private const int LongestText = 2000;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        MaxDepth = 12,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new PlainText() },
    };

    public static ByteArrayContent Content<T>(T message)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(message, Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>The message; null where it is not one.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return HasGaps(json) ? null : JsonSerializer.Deserialize<T>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a list has a null in it: no type here allows it, and the serializer does not look.</summary>
    private static bool HasGaps(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        var inList = new Stack<bool>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                inList.Push(reader.TokenType == JsonTokenType.StartArray);
            else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                inList.Pop();
            else if (reader.TokenType == JsonTokenType.Null && inList.TryPeek(out var list) && list)
                return true;
        }

        return false;
    }

    private sealed class PlainText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string? text;
            try
            {
                text = reader.GetString();
            }
            catch (InvalidOperationException e)
            {
                // Bytes that are no UTF-8, or half of a surrogate pair.
                throw new JsonException("Not a text", e);
            }

            return text is null || (text.Length <= LongestText && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) ? text : throw new JsonException("A text is short and printable");
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
