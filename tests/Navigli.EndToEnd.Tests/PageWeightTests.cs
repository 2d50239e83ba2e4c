using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

public sealed class PageWeightTests(BrowserCity city, ITestOutputHelper output)
{
    private const int Promised = 150_000;

    /// <summary>
    /// Everything that the browser fetched for a first visit, each answer gzipped where a server compresses: an unpublished build serves its
    /// files as they are, so what passed over the wire here would be too much.
    /// </summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/accedi")]
    [InlineData("/verifica")]
    [InlineData("/uffici")]
    [InlineData("/servizi/certificati-anagrafici")]
    public async Task FirstVisit_Compressed_StaysUnder150Kilobytes(string path)
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        var answers = new ConcurrentBag<IResponse>();
        page.Response += (_, response) => answers.Add(response);
        await page.GotoAsync(city.Address("", path), new() { WaitUntil = WaitUntilState.NetworkIdle });

        var total = 0;
        foreach (var answer in answers)
        {
            var weight = Weight(await answer.BodyAsync(), answer.Headers.GetValueOrDefault("content-type", ""));
            output.WriteLine($"{weight,8} {answer.Url}");
            total += weight;
        }

        output.WriteLine($"{total,8} in all");
        await page.Context.CloseAsync();
        answers.Count.ShouldBeGreaterThan(4, "page, styles, script, fonts, icons");
        total.ShouldBeLessThan(Promised);
    }

    private static int Weight(byte[] body, string type)
    {
        if (type.StartsWith("font/", StringComparison.Ordinal))
            return body.Length;
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(body);
        return (int)compressed.Length;
    }
}
