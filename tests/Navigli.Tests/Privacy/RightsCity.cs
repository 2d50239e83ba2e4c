using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Navigli.Privacy;
using Navigli.Privacy.Export;
using Navigli.Privacy.Retention;
using Navigli.Testing;
using Xunit;

namespace Navigli.Tests.Privacy;

/// <summary>The whole city, for the rights that people exercise through its pages.</summary>
public sealed class RightsCity : IAsyncLifetime
{
    public TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions { Residents = 60 });

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>Asks for a copy, waits until it is made, and downloads it.</summary>
    public static async Task<Copy> ExportAsync(Visitor visitor, string language = "") => Copy.Of(await DownloadAsync(visitor, await ReadyAsync(visitor, language)));

    /// <summary>Asks for a copy and waits for its page to offer it.</summary>
    public static async Task<Answer> ReadyAsync(Visitor visitor, string language = "")
    {
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"{language}/la-mia-privacy/copia"), "#request");
        for (var tries = 0; page.Page.QuerySelector("#avanzamento") is not null; tries++)
        {
            if (tries > 200)
                throw new InvalidOperationException("The copy is not made");
            await Task.Delay(50);
            page = await visitor.GetAsync($"{language}/la-mia-privacy/copia");
        }

        return page;
    }

    public static Task<Answer> DownloadAsync(Visitor visitor, Answer page) => visitor.SubmitAsync(page, "form[id^='download-']");

    public Task RetainAsync() => City.InsideAsync(async services =>
    {
        await services.GetRequiredService<NightlyRetention>().RunAsync(CancellationToken.None);
        return true;
    });

    /// <summary>The latest copy of a person of the registry, or of those whom it does not know.</summary>
    internal Task<DataExport> LatestExportAsync(Guid? person) => InDbAsync(db => db.Exports.AsNoTracking().Where(e => e.PersonId == person).OrderByDescending(e => e.RequestedAt).ThenByDescending(e => e.Id).FirstAsync());

    public Task<T> InDbAsync<T>(Func<CityDb, Task<T>> look) => City.InsideAsync(services => look(services.GetRequiredService<CityDb>()));

    /// <summary>What came out of the archive.</summary>
    public sealed record Copy(IReadOnlyDictionary<string, byte[]> Files)
    {
        public JsonElement Json => JsonDocument.Parse(Files["dati.json"]).RootElement;

        /// <summary>Everything readable in it.</summary>
        public string Text => string.Join('\n', Files.Where(f => !f.Key.EndsWith(".pdf", StringComparison.Ordinal)).Select(f => System.Text.Encoding.UTF8.GetString(f.Value)));

        public IReadOnlyList<string> Papers => [.. Files.Keys.Where(k => k.EndsWith(".pdf", StringComparison.Ordinal))];

        public JsonElement Section(string part, string section) => Json.GetProperty("parts").GetProperty(part).GetProperty("data").GetProperty(section);

        public static Copy Of(Answer answer)
        {
            if (answer.ContentHeaders.ContentType?.MediaType != "application/zip")
                throw new InvalidOperationException($"No archive but {answer.Status}: {answer.Text}");
            using var zip = new ZipArchive(new MemoryStream(answer.Body));
            return new Copy(zip.Entries.ToDictionary(e => e.FullName, e =>
            {
                using var content = new MemoryStream();
                using var stream = e.Open();
                stream.CopyTo(content);
                return content.ToArray();
            }));
        }
    }
}
