using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

public sealed class FieldTests
{
    [Fact]
    public async Task TextField_WithError_SaysSoToAssistiveTechnology()
    {
        var page = await Rendering.Render<TextField>(new() { ["Name"] = "Request.Name", ["Label"] = "Nome", ["Value"] = "O’Brien <b>", ["Hint"] = "Come sul documento", ["Error"] = "Manca il cognome" });

        var input = page.QuerySelector("input")!;
        input.Id.ShouldBe("request-name");
        input.GetAttribute("value").ShouldBe("O’Brien <b>");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("aria-describedby").ShouldBe("request-name-hint request-name-error");
        page.GetElementById("request-name-error")!.TextContent.ShouldContain("Manca il cognome");
    }

    [Fact]
    public async Task TextField_WithoutError_IsNotInvalid()
    {
        var page = await Rendering.Render<TextField>(new() { ["Name"] = "name", ["Label"] = "Nome" });

        var input = page.QuerySelector("input")!;
        input.HasAttribute("aria-invalid").ShouldBeFalse();
        input.HasAttribute("aria-describedby").ShouldBeFalse();
        input.GetAttribute("aria-required").ShouldBe("true");
    }

    [Fact]
    public async Task TextField_Optional_SaysSo()
    {
        var page = await Rendering.Render<TextField>(new() { ["Name"] = "phone", ["Label"] = "Telefono", ["Required"] = false });

        page.QuerySelector("label")!.TextContent.ShouldContain("(facoltativo)");
        page.QuerySelector("input")!.HasAttribute("aria-required").ShouldBeFalse();
    }

    [Fact]
    public async Task DateField_KeepsWhatWasTyped()
    {
        var page = await Rendering.Render<DateField>(new() { ["Name"] = "date", ["Label"] = "Data", ["Value"] = "31/02/2021", ["Error"] = "Non esiste" });

        page.QuerySelector("input")!.GetAttribute("value").ShouldBe("31/02/2021");
        page.QuerySelector("input")!.GetAttribute("type").ShouldBe("text");
    }

    [Fact]
    public async Task RadioGroup_Value_TicksOneChoiceOnly()
    {
        var page = await Rendering.Render<RadioGroup>(new() { ["Name"] = "use", ["Label"] = "Uso", ["Value"] = "b", ["Choices"] = (Choice[])[new("a", "A"), new("b", "B") { Description = "più" }] });

        page.QuerySelectorAll("input[checked]").Single().GetAttribute("value").ShouldBe("b");
        page.QuerySelector("fieldset > legend")!.TextContent.ShouldBe("Uso");
    }

    [Fact]
    public async Task RadioGroup_InErrorSummary_IsReachedByItsFirstButton()
    {
        var group = await Rendering.Render<RadioGroup>(new() { ["Name"] = "Request.Use", ["Label"] = "Uso", ["Choices"] = (Choice[])[new("a", "A")] });
        var summary = await Rendering.Render<ErrorSummary>(new() { ["Errors"] = (FieldError[])[new("Request.Use", "Scegli")] });

        var target = summary.QuerySelector("a")!.GetAttribute("href")!;
        group.QuerySelector(target)!.LocalName.ShouldBe("input");
    }

    [Fact]
    public async Task SelectField_UnknownValue_ShowsTheEmptyChoice()
    {
        var choices = (Choice[])[new("it", "Italiana"), new("en", "Inglese")];
        var unknown = await Rendering.Render<SelectField>(new() { ["Name"] = "l", ["Label"] = "Lingua", ["Choices"] = choices, ["Value"] = "forged" });
        var known = await Rendering.Render<SelectField>(new() { ["Name"] = "l", ["Label"] = "Lingua", ["Choices"] = choices, ["Value"] = "en" });

        unknown.QuerySelectorAll("option[selected]").ShouldBeEmpty();
        unknown.QuerySelectorAll("option").Length.ShouldBe(3);
        known.QuerySelectorAll("option[selected]").Single().GetAttribute("value").ShouldBe("en");
        known.QuerySelectorAll("option").Length.ShouldBe(2);
    }

    [Fact]
    public async Task PostForm_InEnglish_PostsToItself()
    {
        var page = await Rendering.Render<PostForm>(new() { ["Name"] = "request", ["ChildContent"] = Rendering.Text("…") }, Rendering.Site(SiteLanguage.English));

        var form = page.QuerySelector("form")!;
        form.GetAttribute("action").ShouldBe("/en/certificati");
        form.GetAttribute("method").ShouldBe("post");
        form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }

    [Fact]
    public async Task ErrorSummary_WithoutErrors_ShowsNothing()
    {
        var page = await Rendering.Render<ErrorSummary>(new() { ["Errors"] = Array.Empty<FieldError>() });

        page.Body!.Children.ShouldBeEmpty();
    }

    [Fact]
    public async Task ErrorSummary_WithErrors_TakesTheFocus()
    {
        var page = await Rendering.Render<ErrorSummary>(new() { ["Errors"] = (FieldError[])[new(null, "Scaduta")] });

        var summary = page.QuerySelector("[role=alert]")!;
        summary.HasAttribute("autofocus").ShouldBeTrue();
        summary.GetAttribute("tabindex").ShouldBe("-1");
        summary.QuerySelectorAll("a").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("3/4/2018", 2018, 4, 3)]
    [InlineData("03-04-2018", 2018, 4, 3)]
    [InlineData(" 3.4.2018 ", 2018, 4, 3)]
    [InlineData("3 4 2018", 2018, 4, 3)]
    [InlineData("03042018", 2018, 4, 3)]
    [InlineData("2018-04-03", 2018, 4, 3)]
    [InlineData("29/02/2024", 2024, 2, 29)]
    public void TypedDate_AsPeopleType_IsUnderstood(string typed, int year, int month, int day) => TypedDate.Parse(typed).ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData("31/02/2021")]
    [InlineData("29/02/2023")]
    [InlineData("13/13/2020")]
    [InlineData("3/4/18")]
    [InlineData("domani")]
    [InlineData("")]
    [InlineData(null)]
    public void TypedDate_NoDate_IsNull(string? typed) => TypedDate.Parse(typed).ShouldBeNull();
}
