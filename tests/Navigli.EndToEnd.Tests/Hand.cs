using Microsoft.Playwright;
using Shouldly;

namespace Navigli.EndToEnd.Tests;

/// <summary>How somebody works a page.</summary>
internal abstract class Hand
{
    public static Hand Pointer { get; } = new PointerHand();

    public static Hand Keyboard { get; } = new KeyboardHand();

    /// <summary>Follows a link or presses a button.</summary>
    public abstract Task PressAsync(IPage page, string selector);

    /// <summary>Chooses one of a group of answers.</summary>
    public abstract Task ChooseAsync(IPage page, string group, string value);

    /// <summary>Types into a field.</summary>
    public abstract Task TypeAsync(IPage page, string selector, string text);

    private sealed class PointerHand : Hand
    {
        public override Task PressAsync(IPage page, string selector) => page.Locator(selector).First.ClickAsync();

        // The round button is drawn by its label: people touch the words.
        public override Task ChooseAsync(IPage page, string group, string value) => page.Locator($"input[name='{group}'][value='{value}'] + label").ClickAsync();

        public override Task TypeAsync(IPage page, string selector, string text) => page.Locator(selector).FillAsync(text);
    }

    /// <summary>Tab, arrows, Enter and nothing else; wherever the focus goes, it must be seen.</summary>
    private sealed class KeyboardHand : Hand
    {
        private const int MostTabs = 120;

        public override async Task PressAsync(IPage page, string selector)
        {
            await ReachAsync(page, selector);
            await page.Keyboard.PressAsync("Enter");
        }

        public override async Task ChooseAsync(IPage page, string group, string value)
        {
            await ReachAsync(page, $"input[name='{group}']");
            await page.Keyboard.PressAsync("Space");
            for (var presses = 0; presses < 40 && !await page.Locator($"input[name='{group}'][value='{value}']").IsCheckedAsync(); presses++)
                await page.Keyboard.PressAsync("ArrowDown");
            (await page.Locator($"input[name='{group}'][value='{value}']").IsCheckedAsync()).ShouldBeTrue($"the arrows do not reach {group} {value}");
        }

        public override async Task TypeAsync(IPage page, string selector, string text)
        {
            await ReachAsync(page, selector);
            await page.Keyboard.TypeAsync(text);
        }

        private static async Task ReachAsync(IPage page, string selector)
        {
            await page.Locator(selector).First.WaitForAsync();
            for (var tabs = 0; tabs < MostTabs; tabs++)
            {
                if (await page.EvaluateAsync<bool>("s => document.activeElement !== null && document.activeElement.matches(s)", selector))
                {
                    (await page.EvaluateAsync<bool>(FocusIsSeen)).ShouldBeTrue($"the focus cannot be seen on {selector} of {page.Url}");
                    return;
                }

                await page.Keyboard.PressAsync("Tab");
            }

            throw new InvalidOperationException($"Tab does not reach {selector} on {page.Url}");
        }

        // A round button is drawn by its label, which then carries the mark of the focus.
        private const string FocusIsSeen =
            """
            () => [document.activeElement, ...(document.activeElement.labels ?? []), document.activeElement.closest(".nv-choice")].filter(e => e).some(e =>
              [null, "::before", "::after"].some(part => {
                const style = getComputedStyle(e, part);
                return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
              }))
            """;
    }
}
