using System.Net;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Walk;

/// <summary>Every endpoint of the host, by everybody, with the data of somebody else.</summary>
public sealed class EndpointWalkTests(WalkCity city) : IClassFixture<WalkCity>
{
    private const string Api = "takes bodies that no form can post, and refuses what other sites send: ApiManners";

    /// <summary>What may be posted without an antiforgery token, and why.</summary>
    private static readonly Dictionary<string, string> PostsWithoutToken = new(StringComparer.Ordinal)
    {
        ["/spid/acs"] = "posted by the identity provider, another site; bound to the browser by a cookie of its own",
        ["/cie/acs"] = "posted by the identity provider, another site; bound to the browser by a cookie of its own",
        ["/spid/slo"] = "posted by the identity provider, another site; nothing is done that its signature does not order",
        ["/cie/slo"] = "does nothing but lead to the page that asks whether to sign out",
        ["/api/v1/certificates"] = Api,
        ["/api/v1/certificates/search"] = Api,
        ["/api/v1/certificates/verifications"] = Api,
        ["/api/v1/certificates/{id:guid}/void"] = Api,
        ["/oauth/token"] = "takes no cookie: a signed assertion, used once",
        ["/esci"] = "checks the token itself: without one it asks first instead of failing",
    };

    // Of the family whose data is asked for: nothing of it may reach anybody else.
    private static readonly string[] Secrets = ["Brambilla", "BRAMBILLA", "Via Padova", "Sofia"];

    [Fact]
    public async Task Get_ByEveryRole_AnswersOnlyWhomItsPolicyAdmitsWithTheirOwnData()
    {
        List<string> faults = [];
        var stops = city.Stops().Where(s => s.Method == "GET").ToList();
        foreach (var stop in stops)
        {
            foreach (var walker in Enum.GetValues<Walker>())
            {
                var answer = await SendAsync(walker, HttpMethod.Get, stop.Path);
                if (Wrong(stop, walker, answer) is { } wrong)
                    faults.Add($"{stop} as {walker}: {wrong}");
            }
        }

        stops.Count.ShouldBeGreaterThan(40);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedEverywhere()
    {
        List<string> faults = [];
        var stops = city.Stops().Where(s => s.Method == "POST").ToList();
        foreach (var stop in stops.Where(s => s.AsksForToken))
        {
            foreach (var walker in Enum.GetValues<Walker>())
            {
                var status = (await SendAsync(walker, HttpMethod.Post, stop.Path)).Status;
                var expected = stop.Admits(walker) ? HttpStatusCode.BadRequest : stop.Refusal(walker);
                if (status != expected)
                    faults.Add($"{stop} as {walker}: {status}, not {expected}");
            }
        }

        faults.ShouldBeEmpty();
        stops.Where(s => !s.AsksForToken).Select(s => s.Route).Order(StringComparer.Ordinal).ShouldBe(PostsWithoutToken.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Exceptions_AreStillThere() => WalkCity.OfTheFramework.Keys.ShouldBeSubsetOf(city.Endpoints().Select(e => e.RoutePattern.RawText!));

    [Fact]
    public void Methods_AreGetAndPostOnly() => city.Stops().Select(s => s.Method).Distinct().Order(StringComparer.Ordinal).ShouldBe(["GET", "POST"]);

    [Fact]
    public async Task SomebodyElsesData_UnderEveryRoute_StaysTheirs()
    {
        var leaks = new List<string>();
        foreach (var stop in city.Stops().Where(s => s is { Method: "GET", BelongsTo: Walker.Owner }))
        {
            foreach (var walker in Enum.GetValues<Walker>().Where(w => w != Walker.Owner))
            {
                var answer = await SendAsync(walker, HttpMethod.Get, stop.Path);
                leaks.AddRange(Secrets.Where(s => answer.Text.Contains(s, StringComparison.Ordinal)).Select(s => $"{stop} tells {walker} '{s}'"));
            }
        }

        (await SendAsync(Walker.Owner, HttpMethod.Get, $"/i-miei-familiari/{WalkCity.Daughter}")).Text.ShouldContain("Brambilla", customMessage: "the owner does see it");
        leaks.ShouldBeEmpty();
    }

    private static string? Wrong(Stop stop, Walker walker, Answer answer)
    {
        var status = (int)answer.Status;
        if (status >= 500)
            return $"failed with {answer.Status}";
        if (!stop.Admits(walker))
            return answer.Status == stop.Refusal(walker) ? null : $"answered {answer.Status} to who may not come in";
        if (stop.IsPublic)
            return status is 401 or 403 ? $"answered {answer.Status} on a public page" : null;
        if (stop.BelongsTo is not { } owner || owner == walker || stop.Route.StartsWith("/design/", StringComparison.Ordinal))
            return answer.Status == HttpStatusCode.OK ? null : $"answered {answer.Status} to whose it is";
        return status is 403 or 404 ? null : $"answered {answer.Status} for somebody else's data";
    }

    private Task<Answer> SendAsync(Walker walker, HttpMethod method, string path) => city.SendAsync(walker, method, path);
}
