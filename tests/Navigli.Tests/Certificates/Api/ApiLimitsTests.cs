using System.Net;
using Navigli.Testing;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Api.ApiCalls;

namespace Navigli.Tests.Certificates.Api;

/// <summary>When the API turns a program away for a while.</summary>
public sealed class ApiLimitsTests
{
    private const string SomeCode = """{"code":"7KQ4-M2XP-93AB-CD5E"}""";

    [Fact]
    public async Task Verifications_MoreThanAreLetThrough_AreTooMany()
    {
        const int limit = 8;
        await using var city = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 30, Settings = new Dictionary<string, string?> { ["RateLimits:GuessesPerMinute"] = $"{limit}" },
        });
        using var laura = await city.SignInAsync(Counter.OfficerSteps.Officer);

        var answers = new List<Answer>();
        for (var i = 0; i <= limit; i++)
            answers.Add(await PostAsync(laura, $"{Base}/verifications", SomeCode));

        answers[0].Status.ShouldBe(HttpStatusCode.NotFound, "nobody has this code");
        var refused = answers[^1];
        (refused.Status, refused.Problem()).ShouldBe((HttpStatusCode.TooManyRequests, "platform.api-too-many"));
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await GetAsync(laura, "/api/v1/certificate-types")).Status.ShouldBe(HttpStatusCode.OK, "what cannot be guessed goes on");
    }

    [Fact]
    public async Task Anything_WhileTheDatabaseIsGone_IsUnavailableAndGoesOnAfterwards()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 30 });
        using var laura = await city.SignInAsync(Counter.OfficerSteps.Officer);
        var (key, body) = (NewKey(), Request("marco-villa"));

        await city.Database.GoAwayAsync();
        foreach (var answer in new[] { await GetAsync(laura, "/api/v1/status"), await IssueAsync(laura, body, key), await PostAsync(laura, $"{Base}/verifications", SomeCode) })
        {
            (answer.Status, answer.Problem()).ShouldBe((HttpStatusCode.ServiceUnavailable, "platform.api-down"));
            answer.Headers.RetryAfter.ShouldNotBeNull();
        }

        await city.Database.ComeBackAsync();
        (await GetAsync(laura, "/api/v1/status")).Status.ShouldBe(HttpStatusCode.OK);
        (await IssueAsync(laura, body, key)).Status.ShouldBe(HttpStatusCode.Created);
    }
}
