using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

public sealed class SpidRoundTripTests
{
    private readonly SpidStage _stage = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Response_ToASignedPostRequest_TellsWhoSignedIn(int level)
    {
        var (request, expected) = await _stage.Ask((SpidLevel)level);
        request.Anomaly.ShouldBeNull();
        request.Level.ShouldBe(level);

        var outcome = await _stage.Receive(_stage.Answers.Success(request, SpidStage.Chiara, level), expected);

        var identity = outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code);
        identity.CodiceFiscale.ShouldBe(SpidStage.Chiara.CodiceFiscale);
        identity.GivenName.ShouldBe("Chiara");
        identity.FamilyName.ShouldBe("D'Angelò");
        identity.DateOfBirth.ShouldBe(new DateOnly(1992, 3, 9));
        identity.Email.ShouldBe("chiara@example.org");
        identity.Level.ShouldBe((SpidLevel)level);
        identity.IdentityProvider.ShouldBe("http://127.0.0.1:8081/spid/alzaia/metadata");
        (identity.SessionIndex is not null).ShouldBe(level == 1, "a session at the identity provider exists at level 1 only");
    }

    [Fact]
    public async Task RedirectRequest_IsVerifiedByTheIdentityProvider()
    {
        var reading = await _stage.SendByRedirect(AuthnRequest.ForRedirect(_stage.Provider, _stage.Terms(SpidLevel.L2), "a b+c/=&d"));

        reading.Request.ShouldNotBeNull($"anomaly {reading.Anomaly}").Anomaly.ShouldBeNull();
        reading.Request.RelayState.ShouldBe("a b+c/=&d");
    }

    [Fact]
    public async Task RedirectRequest_WithAnotherRelayState_IsRefusedAsUnsigned()
    {
        var address = AuthnRequest.ForRedirect(_stage.Provider, _stage.Terms(SpidLevel.L2), "mine");
        var reading = await _stage.SendByRedirect(new Uri(address.AbsoluteUri.Replace("RelayState=mine", "RelayState=yours", StringComparison.Ordinal)));
        reading.Request.ShouldBeNull();
        reading.Anomaly.ShouldBe(5);
    }

    [Fact]
    public async Task PostRequest_ChangedAfterSigning_IsRefusedAsUnsigned()
    {
        var xml = AuthnRequest.ForPost(_stage.Provider, _stage.Terms(SpidLevel.L2)).Replace("SpidL2", "SpidL1", StringComparison.Ordinal);
        (await _stage.SendByPost(xml)).Anomaly.ShouldBe(7);
    }

    [Theory]
    [InlineData(SpidLevelName.L1, false)]
    [InlineData(SpidLevelName.L2, true)]
    [InlineData(SpidLevelName.L3, true)]
    public void Request_AboveLevelOne_ForcesAuthentication(SpidLevelName level, bool forced)
    {
        var root = SpidStage.Parse(AuthnRequest.ForPost(_stage.Provider, _stage.Terms((SpidLevel)level))).DocumentElement!;
        (root.GetAttribute("ForceAuthn") == "true").ShouldBe(forced);
        root.HasAttribute("IsPassive").ShouldBeFalse();
        root.GetAttribute("Destination").ShouldBe("http://127.0.0.1:8081/spid/alzaia/sso");
        root.GetAttribute("IssueInstant").ShouldBe("2026-03-09T10:00:00.000Z");
    }

    [Fact]
    public async Task Response_SignedOnlyInTheAssertion_IsAccepted()
    {
        var (request, expected) = await _stage.Ask();
        var document = SpidStage.Parse(_stage.Answers.Success(request, SpidStage.Chiara, 2));
        document.DocumentElement!.RemoveChild(document.One("Signature"));

        (await _stage.Receive(document.OuterXml, expected)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Response_WithAHigherLevelAndIndentedText_IsAccepted()
    {
        var (request, expected) = await _stage.Ask();
        var xml = _stage.Resigned(request, document =>
        {
            document.One("AuthnContextClassRef").InnerText = "\n      https://www.spid.gov.it/SpidL3\n    ";
            document.One("Issuer").InnerText = $"\n  {_stage.IdentityProvider.EntityId}\n";
            document.Attribute("fiscalNumber").InnerText = $"\n TINIT-{SpidStage.Chiara.CodiceFiscale!.ToLowerInvariant()} ";
            document.DocumentElement!.InsertBefore(document.CreateWhitespace("\n\n"), document.One("Status"));
        });

        var outcome = await _stage.Receive(xml, expected);
        outcome.Identity.ShouldNotBeNull(outcome.Refusal?.Code).Level.ShouldBe(SpidLevel.L3);
        outcome.Identity.CodiceFiscale.ShouldBe(SpidStage.Chiara.CodiceFiscale);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(25)]
    [InlineData(30)]
    public async Task Response_WithAnAnomalyOfThePerson_KeepsItsNumber(int anomaly)
    {
        var (request, expected) = await _stage.Ask();
        var outcome = await _stage.Receive(_stage.Answers.Failure(request, anomaly), expected);
        outcome.Refusal.ShouldNotBeNull().Code.ShouldBe($"spid.nr{anomaly:00}");
    }

    [Fact]
    public async Task Response_ThatRejectsOurRequest_SaysThatTheServiceIsWrong()
    {
        var (request, expected) = await _stage.Ask();
        (await _stage.Receive(_stage.Answers.Failure(request, 14), expected)).Refusal.ShouldNotBeNull().Reason.ShouldBe("spid-request");
    }
}

/// <summary>The levels by name, for theories: the product's own type is internal.</summary>
public enum SpidLevelName
{
    L1 = 1,
    L2 = 2,
    L3 = 3,
}
