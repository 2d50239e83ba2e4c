using Microsoft.Playwright;

namespace Navigli.EndToEnd.Tests;

/// <summary>The screen that a page is shown on.</summary>
internal static class Screen
{
    /// <summary>Gives the page a screen of another size and waits until it is drawn for that one, in the city's letters: the browser says before that it is done.</summary>
    public static async Task ResizeAsync(this IPage page, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.EvaluateAsync(
            """
            async width => {
              const frame = () => new Promise(requestAnimationFrame);
              do { await frame(); } while (!matchMedia(`(width: ${width}px)`).matches);
              await frame();
              await document.fonts.ready;
            }
            """,
            width);
    }
}
