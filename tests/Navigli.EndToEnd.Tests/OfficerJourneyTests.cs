using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>
/// An officer at the counter gives a third party the residence certificate of somebody else, on stamped paper; voids it, since the name was
/// misread; blocks the person's certificates and unblocks them again. By mouse and by keyboard alone, in both languages.
/// </summary>
public sealed class OfficerJourneyTests(BrowserCity city)
{
    [Fact]
    public async Task Journey_ByPointer_ServesVoidsBlocksAndUnblocks() => await WalkAsync(Hand.Pointer, "", "marco-villa", "11111111111111");

    [Fact]
    public async Task Journey_ByKeyboardInEnglish_ServesVoidsBlocksAndUnblocks() => await WalkAsync(Hand.Keyboard, "/en", "stefano-fontana", "22222222222222");

    private async Task WalkAsync(Hand hand, string prefix, string persona, string stamp)
    {
        var page = await city.OpenAsAsync(Samples.Officer, BrowserCity.Desktop);
        var watch = new PageWatch(page);
        await LookUpAsync(page, hand, prefix, persona);
        var record = page.Url;
        var code = await ServeAsync(page, hand, stamp);
        await VerdictAsync(prefix, code, prefix.Length == 0 ? "Certificato valido" : "Valid certificate");
        await VoidAsync(page, hand, prefix, code);
        await VerdictAsync(prefix, code, prefix.Length == 0 ? "Certificato annullato" : "Voided certificate");
        await DecideAsync(page, hand, record, "None", "AbodeNotRenewed");
        await DecideAsync(page, hand, record, "Full", "");
        (await page.Locator(".nv-event").CountAsync()).ShouldBe(2, "the history has the block and its end");
        (await watch.ViolationsAsync("certifiability")).ShouldBeEmpty();
        watch.Complaints("officer").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private async Task LookUpAsync(IPage page, Hand hand, string prefix, string persona)
    {
        await page.GotoAsync(city.Address(prefix, "/anagrafe"));
        await hand.TypeAsync(page, "[name='Typed.CodiceFiscale']", Samples.Person(city.City, persona).CodiceFiscale.Value);
        await hand.ChooseAsync(page, "Typed.Purpose", "residents.counter");
        await hand.TypeAsync(page, "[name='Typed.CaseReference']", "2026-118842");
        await hand.PressAsync(page, "main form button");
        await page.WaitForURLAsync("**/anagrafe/persone/**");
    }

    private static async Task<string> ServeAsync(IPage page, Hand hand, string stamp)
    {
        await hand.PressAsync(page, "main a[href*='/sportello/persone/']");
        await hand.PressAsync(page, "#begin button");
        await hand.ChooseAsync(page, "Form.Requester", "ThirdParty");
        await hand.TypeAsync(page, "[name='Form.FamilyName']", "Bianchi");
        await hand.TypeAsync(page, "[name='Form.GivenName']", "Teresa");
        await page.Locator("[name='Form.Document']").SelectOptionAsync("Passport");
        await hand.TypeAsync(page, "[name='Form.DocumentNumber']", "YA1234567");
        await hand.ChooseAsync(page, "Form.Stamp", "Stamped");
        await page.Locator("[name='Form.Destination']").SelectOptionAsync("private");
        await hand.TypeAsync(page, "[name='Form.StampSerial']", stamp);
        await hand.PressAsync(page, "#request button");
        await Assertions.Expect(page.Locator("#riepilogo")).ToContainTextAsync("Bianchi");
        await hand.PressAsync(page, "#confirm button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(stamp);
        return await page.Locator("#verifica code").InnerTextAsync();
    }

    private async Task VoidAsync(IPage page, Hand hand, string prefix, string code)
    {
        await page.GotoAsync(city.Address(prefix, "/sportello/registro"));
        await hand.TypeAsync(page, "[name='Find.Number']", code);
        await hand.TypeAsync(page, "[name='Find.Reason']", "Nome letto male sul documento");
        await hand.PressAsync(page, "#find button");
        await hand.PressAsync(page, "main a[href$='/annulla']");
        await hand.TypeAsync(page, "[name='Void.VoidReason']", "Rilasciato per la persona sbagliata");
        await hand.PressAsync(page, "#void button");
        await Assertions.Expect(page.Locator("#voce")).ToContainTextAsync("Bianchi");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Rilasciato per la persona sbagliata");
    }

    private static async Task DecideAsync(IPage page, Hand hand, string record, string grade, string cause)
    {
        await page.GotoAsync(record);
        await hand.PressAsync(page, "main a[href*='/certificabilita']");
        await page.Locator($"input[name='Typed.Grade'][value='{grade}']").CheckAsync(new() { Force = true });
        await page.Locator("[name='Typed.Cause']").SelectOptionAsync(cause);
        await hand.TypeAsync(page, "[name='Typed.Reason']", "Permesso non mostrato");
        await hand.PressAsync(page, "#decide button");
        await Assertions.Expect(page.Locator("#storia")).ToContainTextAsync("Permesso non mostrato");
    }

    private async Task VerdictAsync(string prefix, string code, string says)
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        await page.GotoAsync(city.Address(prefix, "/verifica"));
        await page.Locator("[name='Verify.Code']").FillAsync(code);
        await page.Locator("#verify button:not([name])").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(says);
        await page.Context.CloseAsync();
    }
}
