using Navigli.Sandbox.Spid;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Everything that the sandbox can answer on demand, one by one: what is wrong is refused, and what is right, however unusual, is accepted.</summary>
public sealed class AnomalyTests
{
    private readonly SpidStage _stage = new();

    public static TheoryData<string> Wrong => [.. Anomalies.Of(SandboxScheme.Spid).Where(a => a.Group is not AnomalyGroup.Sound).Select(a => a.Code)];

    public static TheoryData<string> Sound => [.. Anomalies.Of(SandboxScheme.Spid).Where(a => a.Group is AnomalyGroup.Sound).Select(a => a.Code)];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Answer_WrongInOneThing_SignsNobodyIn(string code)
    {
        var (request, expected) = await _stage.Ask();
        var outcome = await _stage.Receive(_stage.Answers.Success(request, SpidStage.Chiara, 2, Anomalies.Find(SandboxScheme.Spid, code)), expected);
        outcome.Identity.ShouldBeNull();
        outcome.Refusal.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task Answer_RightThoughUnusual_SignsIn(string code)
    {
        var (request, expected) = await _stage.Ask();
        var outcome = await _stage.Receive(_stage.Answers.Success(request, SpidStage.Chiara, 2, Anomalies.Find(SandboxScheme.Spid, code)), expected);
        outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code).CodiceFiscale.ShouldBe(SpidStage.Chiara.CodiceFiscale);
    }

    [Fact]
    public async Task Anomalies_AreWrongInWhatTheySay_AndNowhereElse()
    {
        var (request, _) = await _stage.Ask();
        var good = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        foreach (var anomaly in Anomalies.Of(SandboxScheme.Spid).Where(a => a.Spot is not null))
        {
            var bad = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2, anomaly));
            bad.OuterXml.ShouldNotBe(good.OuterXml, anomaly.Code);
            if (anomaly.Code is not ("assertion-missing" or "assertion-id-missing" or "assertion-id-empty"))
                bad.SelectNodes("//*[local-name()='Assertion']/*[local-name()='Signature']")!.Count.ShouldBe(1, anomaly.Code);
        }
    }
}
