using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Navigli.EndToEnd.Tests;

/// <summary>Watches a page and says everything that is wrong with it: what the browser complains of, and what somebody who depends on it would meet.</summary>
internal sealed class PageWatch
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IPage page;
    private readonly List<string> complaints = [];

    public PageWatch(IPage page)
    {
        this.page = page;
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => Note($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            // Whoever leaves a page ends what its scripts were still asking for.
            if (request.ResourceType != "fetch" || request.Failure != "net::ERR_ABORTED")
                Note($"request failed: {request.Url} {request.Failure}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
                Note(string.Create(CultureInfo.InvariantCulture, $"{response.Status} for {response.Url}"));
        };
    }

    /// <summary>Axe's violations of WCAG 2.2 A and AA on the page as it is now.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync(string where)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            """
            () => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] })
              .then(result => result.violations.flatMap(v => v.nodes.map(n => `${v.id} at ${n.target}: ${n.html}`)))
            """);
        return [.. found.Select(f => $"{where}: {f}")];
    }

    /// <summary>What the browser complained of since the last time.</summary>
    public IReadOnlyList<string> Complaints(string where)
    {
        lock (complaints)
        {
            string[] found = [.. complaints.Select(c => $"{where}: {c}")];
            complaints.Clear();
            return found;
        }
    }

    /// <summary>The language, the title, the one first heading, and that nothing sticks out of a screen of 320 pixels.</summary>
    public async Task<IReadOnlyList<string>> ShapeAsync(string where, string language)
    {
        List<string> wrong = [];
        if (await page.EvaluateAsync<string>("document.documentElement.lang") is var lang && lang != language)
            wrong.Add($"{where}: the page says its language is '{lang}'");
        if (string.IsNullOrWhiteSpace(await page.TitleAsync()))
            wrong.Add($"{where}: no title");
        if (await page.Locator("h1").CountAsync() is var headings && headings != 1)
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{where}: {headings} first headings"));
        await page.ResizeAsync(320, 640);
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var width && width > 320)
            wrong.Add($"{where}: {width.ToString(CultureInfo.InvariantCulture)} pixels wide on a screen of 320: {await WidestAsync()}");
        return wrong;
    }

    private Task<string> WidestAsync() => page.EvaluateAsync<string>(
        """
        [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 321).map(e => e.tagName + "." + e.className).slice(0, 5).join(", ")
        """);

    private void Note(IConsoleMessage message)
    {
        // The browser says of every page of an error that it could not be loaded; its status is tested elsewhere.
        if (message.Type is "error" or "warning" && message.Location.Split('#')[0] is var at && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && at.StartsWith(page.Url, StringComparison.Ordinal)))
            Note($"console: {message.Text} ({at})");
    }

    private void Note(string complaint)
    {
        lock (complaints)
            complaints.Add(complaint);
    }
}
