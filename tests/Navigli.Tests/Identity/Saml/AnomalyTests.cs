using Navigli.Identity.Saml;
using Navigli.Sandbox;
using Navigli.Sandbox.Spid;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Everything that the sandbox can answer on demand, one by one: what is wrong is refused, and what is right, however unusual, is accepted.</summary>
[Trait("Engine", "Any")]
public sealed class AnomalyTests
{
    public static TheoryData<string, string> Wrong => Of(anomaly => anomaly.Group is not AnomalyGroup.Sound);

    public static TheoryData<string, string> Sound => Of(anomaly => anomaly.Group is AnomalyGroup.Sound);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Answer_WrongInOneThing_SignsNobodyIn(string scheme, string code)
    {
        var outcome = await AnswerAsync(Enum.Parse<SandboxScheme>(scheme), code);
        outcome.Identity.ShouldBeNull();
        outcome.Refusal.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task Answer_RightThoughUnusual_SignsIn(string scheme, string code)
    {
        var outcome = await AnswerAsync(Enum.Parse<SandboxScheme>(scheme), code);
        outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code).GivenName.ShouldBe(Persona(Enum.Parse<SandboxScheme>(scheme)).GivenName);
    }

    [Theory]
    [InlineData(nameof(SandboxScheme.Spid))]
    [InlineData(nameof(SandboxScheme.Cie))]
    [InlineData(nameof(SandboxScheme.Eidas))]
    public async Task Answer_AsItShouldBe_SignsIn(string scheme) => (await AnswerAsync(Enum.Parse<SandboxScheme>(scheme), "")).Refusal.ShouldBeNull();

    private static async Task<SamlOutcome> AnswerAsync(SandboxScheme scheme, string code)
    {
        var stage = new SpidStage(scheme);
        var (request, expected) = await stage.Ask();
        request.Anomaly.ShouldBeNull("our request is as the federation wants it");
        var level = scheme is SandboxScheme.Cie ? 3 : 2;
        return await stage.Receive(stage.Answers.Success(request, Persona(scheme), level, Anomalies.Find(scheme, code)), expected);
    }

    private static SandboxPersona Persona(SandboxScheme scheme) => scheme is SandboxScheme.Eidas ? SpidStage.Anna : SpidStage.Chiara;

    private static TheoryData<string, string> Of(Func<Anomaly, bool> which)
    {
        var data = new TheoryData<string, string>();
        foreach (var scheme in Enum.GetValues<SandboxScheme>())
        {
            foreach (var anomaly in Anomalies.Of(scheme).Where(which))
                data.Add(scheme.ToString(), anomaly.Code);
        }

        return data;
    }
}
