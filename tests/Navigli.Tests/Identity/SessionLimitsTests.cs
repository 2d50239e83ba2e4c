using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Identity;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>The staff's sessions are shorter than everybody's.</summary>
public sealed class SessionLimitsTests : IAsyncLifetime
{
    private IdentityPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await IdentityPortal.StartAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Administrator_LeftIdle_IsOutSoonerThanACitizen()
    {
        using var browser = new PlainBrowser(portal.Address);
        await browser.SignInAsync();
        portal.Clock.Move(TimeSpan.FromMinutes(16));
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.OK);

        await AppointAsync();
        portal.Clock.Move(TimeSpan.FromMinutes(14));
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.OK);
        portal.Clock.Move(TimeSpan.FromMinutes(16));
        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Administrator_KeptBusy_IsOutAfterFourHours()
    {
        await AppointAsync();
        using var browser = new PlainBrowser(portal.Address);
        await browser.SignInAsync();
        for (var minutes = 0; minutes < 4 * 60; minutes += 10)
        {
            (await StatusAsync(browser)).ShouldBe(HttpStatusCode.OK);
            portal.Clock.Move(TimeSpan.FromMinutes(10));
        }

        (await StatusAsync(browser)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void Limits_OfSeveralRoles_AreTheStrictestOfEach()
    {
        var options = Options();
        options.RoleLimits[Role.RegistryOfficer] = new SessionLimits { Idle = TimeSpan.FromMinutes(5), Absolute = TimeSpan.FromHours(6) };

        var limits = options.LimitsOf([Role.RegistryOfficer, Role.Administrator]);

        (limits.Idle, limits.Absolute).ShouldBe((TimeSpan.FromMinutes(5), TimeSpan.FromHours(4)));
        options.LimitsOf([]).Idle.ShouldBe(options.IdleLimit);
    }

    [Theory]
    [InlineData(Role.Administrator, 31, 60)]
    [InlineData(Role.Administrator, 15, 10)]
    [InlineData(Role.Administrator, 15, 9 * 60)]
    [InlineData(Role.Citizen, 15, 60)]
    [InlineData("nobody", 15, 60)]
    public void Limits_LooserThanEverybodysOrOfNoRole_DoNotStart(string role, int idle, int absolute)
    {
        var options = Options();
        options.RoleLimits[role] = new SessionLimits { Idle = TimeSpan.FromMinutes(idle), Absolute = TimeSpan.FromMinutes(absolute) };

        options.Validate(new ValidationContext(options)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Limits_AsTheyCome_Start() => Options().Validate(new ValidationContext(Options())).ShouldBeEmpty();

    private static IdentityOptions Options() => new() { Address = new Uri("https://example.org") };

    private static async Task<HttpStatusCode> StatusAsync(PlainBrowser browser)
    {
        await browser.GetAsync("/fascicolo");
        return browser.Last.StatusCode;
    }

    private Task<int> AppointAsync() => portal.InsideAsync(async services =>
    {
        await services.GetRequiredService<IStaffRegister>().AppointAsync(
            new StaffAppointment
            {
                CodiceFiscale = CodiceFiscale.Parse(SpidStage.Chiara.CodiceFiscale!), GivenName = "Chiara", FamilyName = "D'Angelò", DateOfBirth = new DateOnly(1992, 3, 9),
                Role = Role.Administrator, From = new DateOnly(2026, 1, 1),
            },
            TestContext.Current.CancellationToken);
        return 0;
    });
}
