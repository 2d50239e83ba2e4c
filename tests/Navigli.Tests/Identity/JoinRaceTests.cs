using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Identity.Joining;
using Navigli.Identity.Joining.Office;
using Navigli.Identity.Saml;
using Navigli.Platform.Results;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>People and officers who act on one joining at once: it ends in one way.</summary>
public sealed class JoinRaceTests(StaffCity fixture) : IClassFixture<StaffCity>
{
    private const string Jurgen = "jurgen-muller";
    private const string JurgenAbroad = "jurgen-muller-eidas";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoRequestsAtOnce_LeaveOne()
    {
        for (var round = 0; round < 5; round++)
        {
            await JoinSteps.ForgetAsync(fixture.City);
            using var abroad = await JoinSteps.ForeignerAsync(fixture.City, JurgenAbroad);
            var form = await abroad.GetAsync("/identita/unisci");
            Dictionary<string, string> typed = new() { ["Form.CodiceFiscale"] = Code, ["Form.Consent"] = "true" };
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => abroad.SubmitAsync(form, "#join", typed)));

            answers.Count(a => a.Words.Contains("In attesa", StringComparison.Ordinal)).ShouldBe(1);
            answers.Count(a => a.Words.Contains("c’è già una richiesta in attesa", StringComparison.Ordinal)).ShouldBe(2);
            (await fixture.InDbAsync(db => db.IdentityJoins.CountAsync())).ShouldBe(1);
        }
    }

    [Fact]
    public async Task ApprovedTwiceRejectedAndWithdrawnAtOnce_IsDecidedOnce()
    {
        var laura = await OfficerAsync();
        using var abroad = await JoinSteps.ForeignerAsync(fixture.City, JurgenAbroad);
        for (var round = 0; round < 6; round++)
        {
            await JoinSteps.ForgetAsync(fixture.City);
            await abroad.SignInByEidasAsync(JurgenAbroad);
            var asked = await JoinSteps.AskAsync(abroad, Code);
            var (id, foreigner) = (JoinSteps.IdOf(asked), await JoinSteps.EidasAccountAsync(fixture.City, "Müller"));

            var decisions = await Task.WhenAll(
                fixture.AsAsync<DecideJoin, Result<Done>>(laura, use => use.JoinAsync(id, null, Ct)),
                fixture.AsAsync<DecideJoin, Result<Done>>(laura, use => use.JoinAsync(id, null, Ct)),
                fixture.AsAsync<DecideJoin, Result<Done>>(laura, use => use.RejectAsync(id, "Non è sua", Ct)),
                fixture.AsAsync<OwnIdentities, Result<Done>>(foreigner, use => use.WithdrawAsync(id, Ct)));

            decisions.Count(d => d.Succeeded).ShouldBe(1);
            var join = await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync());
            (join.State == JoinState.Joined).ShouldBe(join.JoinedAccountId is not null);
            (join.Standing is null).ShouldBe(join.State != JoinState.Joined);
            (await fixture.InDbAsync(db => db.Accounts.CountAsync(a => a.CodiceFiscale == Code))).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public async Task SignInAndSeparationAtOnce_LeaveNoSessionBehind()
    {
        var laura = await OfficerAsync();
        for (var round = 0; round < 6; round++)
        {
            await JoinSteps.ForgetAsync(fixture.City);
            using var abroad = await JoinSteps.ForeignerAsync(fixture.City, JurgenAbroad);
            var id = JoinSteps.IdOf(await JoinSteps.AskAsync(abroad, Code));
            (await fixture.AsAsync<DecideJoin, Result<Done>>(laura, use => use.JoinAsync(id, null, Ct))).Succeeded.ShouldBeTrue();
            var account = await fixture.AccountAsync(Jurgen);

            var separated = fixture.AsAsync<DecideJoin, Result<Done>>(laura, use => use.SeparateAsync(id, "Per errore", Ct));
            var signedIn = Task.Run(async () =>
            {
                try
                {
                    await abroad.SignInByEidasAsync(JurgenAbroad);
                }
                catch (InvalidOperationException)
                {
                    // Turned away because the joining changed meanwhile: as good.
                }
            });
            await signedIn;
            // Whoever came second is told, and separates what is there now.
            if (!(await separated).Succeeded)
                (await fixture.AsAsync<DecideJoin, Result<Done>>(laura, use => use.SeparateAsync(id, "Per errore", Ct))).Succeeded.ShouldBeTrue();

            (await fixture.InDbAsync(db => db.Sessions.CountAsync(s => s.AccountId == account && s.Scheme == IdentityScheme.Eidas && s.EndedAt == null))).ShouldBe(0);
        }
    }

    private static string Code => StaffCity.Person(Jurgen).CodiceFiscale.Value;

    private async Task<Guid> OfficerAsync()
    {
        (await fixture.City.SignInAsync(StaffCity.Laura)).Dispose();
        return await fixture.AccountAsync(StaffCity.Laura);
    }
}
