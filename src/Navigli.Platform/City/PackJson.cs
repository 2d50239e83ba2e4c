using System.Text.Json;
using System.Text.Json.Serialization;

namespace Navigli.Platform.City;

/// <summary>Reads a JSON file of a pack strictly: a member that is missing, misspelt or null where it may not be is a fault.</summary>
internal static class PackJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static T? Read<T>(PackFaults faults, string path)
        where T : class
    {
        if (!File.Exists(path))
        {
            faults.Add(path, "the file is missing");
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            var value = JsonSerializer.Deserialize<T>(stream, Options);
            if (value is null)
                faults.Add(path, "the file is empty");

            return value;
        }
        catch (JsonException error)
        {
            faults.Add(path, (error.LineNumber ?? 0) + 1, error.Message);
            return null;
        }
    }
}
