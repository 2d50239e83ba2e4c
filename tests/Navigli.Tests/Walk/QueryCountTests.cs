using Shouldly;
using Xunit;

namespace Navigli.Tests.Walk;

/// <summary>Queries of the pages that everybody opens, the session's included.</summary>
public sealed class QueryCountTests(WalkCity city) : IClassFixture<WalkCity>
{
    [Theory]
    [InlineData("/fascicolo", 4)]
    [InlineData("/certificati", 3)]
    [InlineData("/documenti", 8)]
    public async Task Page_TakesFewQueries_HoweverLargeTheFamily(string path, int most)
    {
        var two = await CountAsync("davide-riva", path);
        var three = await CountAsync("chiara-colombo", path);
        var four = await CountAsync("lan-nguyen", path);
        var helper = await CountAsync("maria-vittoria", path);

        two.ShouldBeGreaterThan(1);
        two.ShouldBeLessThanOrEqualTo(most);
        four.ShouldBe(two, "a query more for each member is a query too many");
        helper.ShouldBeLessThanOrEqualTo(most, "a delegation comes with the question for the family");
        three.ShouldBeLessThanOrEqualTo(most, "with entries about a daughter, the right over her is asked anew");
    }

    private async Task<int> CountAsync(string persona, string path)
    {
        using var visitor = await city.City.SignInAsync(persona);

        // What the node remembers of the sign-in itself does not count.
        city.City.Clock.Move(TimeSpan.FromSeconds(10));
        (await visitor.GetAsync(path)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        return city.Notes.All.Last(n => n.Path == path).Commands;
    }
}
