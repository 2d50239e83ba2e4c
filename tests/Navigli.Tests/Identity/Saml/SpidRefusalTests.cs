using Navigli.Identity.Saml;
using Navigli.Sandbox.Faults;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Responses that come again or too late, and the faults of the sandbox.</summary>
public sealed class SpidRefusalTests
{
    private readonly SpidStage _stage = new();

    [Fact]
    public async Task Assertion_PresentedTwice_IsRefusedTheSecondTime()
    {
        var (request, expected) = await _stage.Ask();
        var xml = _stage.Answers.Success(request, SpidStage.Chiara, 2);

        (await _stage.Receive(xml, expected)).Refusal.ShouldBeNull();
        (await _stage.Receive(xml, expected)).Refusal.ShouldBe(SamlRefusal.Replayed);
    }

    [Fact]
    public async Task Response_AfterItsTime_IsRefused()
    {
        var (request, expected) = await _stage.Ask();
        var xml = _stage.Answers.Success(request, SpidStage.Chiara, 2);
        _stage.Clock.Advance(TimeSpan.FromMinutes(6));

        (await _stage.Receive(xml, expected)).Refusal.ShouldBe(SamlRefusal.Expired);
    }

    [Theory]
    [InlineData("stranger", "saml.response_signature")]
    [InlineData("audience-wrong", "saml.audience")]
    [InlineData("expired", "saml.expired")]
    [InlineData("twice", "saml.assertion_count")]
    public async Task Fault_OfTheSandbox_IsRefused(string anomaly, string code)
    {
        _stage.Faults.TrySet(FaultPanel.Spid, new FaultSetting(Fault.Anomaly, 1) { Code = anomaly }).ShouldBeTrue();
        var (request, expected) = await _stage.Ask();

        (await _stage.Receive(_stage.Answers.Success(request, SpidStage.Chiara, 2), expected)).Refusal.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Replay_ByTheSandbox_DoesNotAnswerTheNewRequest()
    {
        var (first, expectedFirst) = await _stage.Ask();
        (await _stage.Receive(_stage.Answers.Success(first, SpidStage.Chiara, 2), expectedFirst)).Refusal.ShouldBeNull();
        _stage.Faults.TrySet(FaultPanel.Spid, new FaultSetting(Fault.Replayed, 1));
        var (second, expectedSecond) = await _stage.Ask();

        (await _stage.Receive(_stage.Answers.Success(second, SpidStage.Chiara, 2), expectedSecond)).Refusal.ShouldBe(SamlRefusal.InResponseTo);
    }
}
