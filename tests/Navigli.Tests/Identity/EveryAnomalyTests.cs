using AngleSharp.Html.Dom;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>
/// Everything that the sandbox's identity providers can be made to answer: the list is read from their own page. What is wrong is told in the words of its kind, with a
/// way on; what is right, however unusual, signs in.
/// </summary>
[Trait("Engine", "Any")]
public sealed class EveryAnomalyTests : IAsyncLifetime
{
    private TestCity city = null!;

    public async ValueTask InitializeAsync() => city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Theory]
    [InlineData("spid", "chiara-colombo", 130)]
    [InlineData("cie", "chiara-colombo", 110)]
    [InlineData("eidas", "anna-becker", 110)]
    public async Task Answer_OnDemand_IsToldInItsWords(string scheme, string persona, int atLeast)
    {
        using var first = city.Visit();
        var codes = (await LeaveAsync(first, scheme)).Page.QuerySelectorAll("#anomaly option").OfType<IHtmlOptionElement>().Select(option => option.Value).ToList();
        codes.Count.ShouldBeGreaterThan(atLeast);
        var wrong = new List<string>();
        foreach (var code in codes)
        {
            using var visitor = city.Visit();
            var choice = await LeaveAsync(visitor, scheme);
            var answer = await visitor.SubmitAsync(choice, "form[data-anomaly]", new Dictionary<string, string> { ["persona"] = persona, ["anomaly"] = code });
            var arrived = await visitor.SubmitAsync(answer, "form[data-hand-over]");
            var told = arrived.Address.AbsolutePath == "/accedi/esito" ? arrived.Words : AnomalyWords.Sound;
            if (!told.Contains(AnomalyWords.Of(scheme, code), StringComparison.Ordinal) || (told != AnomalyWords.Sound && arrived.Page.QuerySelector("main a[href='/accedi']") is null))
                wrong.Add($"{code} is told as: {told}");
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task<Answer> LeaveAsync(Visitor visitor, string scheme)
    {
        var request = await visitor.SubmitAsync(await visitor.GetAsync("/accedi"), $"form[data-scheme='{scheme}']");
        return await visitor.SubmitAsync(request, "form[data-hand-over]");
    }
}
