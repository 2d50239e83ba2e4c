using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Navigli.Privacy.Export;

/// <summary>
/// Writes a copy as a ZIP archive: <c>dati.json</c> for programs (its schema is <c>docs/contracts/personal-data.schema.json</c>), a page for people, the
/// documents.
/// </summary>
internal sealed class Archive(IServiceProvider services, ILoggerFactory loggers)
{
    public const string Data = "dati.json";
    public const string Documents = "documenti";
    private const int FormatVersion = 1;

    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Name of the page for people.</summary>
    public static string Page(string language) => language == "en" ? "read-me.html" : "leggimi.html";

    public async Task<byte[]> WriteAsync(PersonalCopy copy, CancellationToken ct)
    {
        var buffer = new MemoryStream();
        await using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            List<string> written = [];
            foreach (var document in copy.Parts.SelectMany(p => p.Documents))
            {
                if (await document.Source.ReadAsync(ct) is not { } content)
                    continue;
                await AddAsync(zip, document.Path, content, copy, ct);
                written.Add(document.Path);
            }

            var given = copy with { Parts = [.. copy.Parts.Select(p => p with { Documents = [.. p.Documents.Where(d => written.Contains(d.Path, StringComparer.Ordinal))] })] };
            await AddAsync(zip, Data, ToJson(given), copy, ct);
            await AddAsync(zip, Page(copy.Language), Encoding.UTF8.GetBytes(await ToHtmlAsync(given)), copy, ct);
        }

        return buffer.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string path, byte[] content, PersonalCopy copy, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(copy.MadeAt);
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(content, ct);
    }

    private static byte[] ToJson(PersonalCopy copy)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("format", "navigli-personal-data");
            json.WriteNumber("version", FormatVersion);
            json.WriteString("city", copy.City);
            json.WriteString("language", copy.Language);
            json.WriteString("madeAt", copy.MadeAt);
            json.WriteStartObject("parts");
            foreach (var part in copy.Parts)
                Write(json, part);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CopyPart part)
    {
        json.WriteStartObject(part.Key);
        json.WriteStartObject("data");
        foreach (var section in part.Sections)
        {
            json.WriteStartArray(section.Key);
            foreach (var record in section.Records)
            {
                json.WriteStartObject();
                foreach (var field in record)
                {
                    json.WritePropertyName(field.Key);
                    Write(json, field.Value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("documents");
        foreach (var document in part.Documents)
            json.WriteStringValue(document.Path);
        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        foreach (var gap in part.LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("what", gap.Key);
            json.WriteString("why", gap.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case DateTime at:
                json.WriteStringValue(at);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} has no form in a copy of personal data");
        }
    }

    private async Task<string> ToHtmlAsync(PersonalCopy copy)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CopyPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(CopyPage.Copy)] = copy }))).ToHtmlString());
    }
}
