using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Identity.Staff;
using Navigli.Platform.Access;
using Navigli.Platform.Results;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Administrators who decide at once, and at random: what must hold holds.</summary>
public sealed class StaffRaceTests(StaffCity city) : IClassFixture<StaffCity>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoAdministrators_EndingEachOtherAtOnce_LeaveOne()
    {
        await EndAllButAsync(StaffCity.Tiziano, StaffCity.Rita);
        for (var round = 0; round < 5; round++)
        {
            var (tiziano, rita) = (await AdministrationAsync(StaffCity.Tiziano), await AdministrationAsync(StaffCity.Rita));
            var ends = await Task.WhenAll(
                city.AsAsync<DecideAppointment, Result<Done>>(tiziano.AccountId, use => use.EndAsync(rita.Id, "Insieme", Ct)),
                city.AsAsync<DecideAppointment, Result<Done>>(rita.AccountId, use => use.EndAsync(tiziano.Id, "Insieme", Ct)));

            ends.Count(e => e.Succeeded).ShouldBe(1);
            (await AdministratorsAsync()).ShouldBe(1);
            await city.InstallAsync(ends[0].Succeeded ? StaffCity.Rita : StaffCity.Tiziano, Role.Administrator);
        }
    }

    [Fact]
    public async Task LastAdministrator_CannotEndThemselves()
    {
        await EndAllButAsync(StaffCity.Tiziano);
        var tiziano = await AdministrationAsync(StaffCity.Tiziano);

        var ended = await city.AsAsync<DecideAppointment, Result<Done>>(tiziano.AccountId, use => use.EndAsync(tiziano.Id, "Vado via", Ct));

        ended.Error.ShouldBe(IdentityErrors.LastAdministrator);
        (await AdministratorsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Proposal_ConfirmedAndRefusedAtOnce_IsDecidedOnce()
    {
        await EndAllButAsync(StaffCity.Tiziano, StaffCity.Rita, "karim-haddad");
        var (tiziano, rita, karim) = (await AdministrationAsync(StaffCity.Tiziano), await AdministrationAsync(StaffCity.Rita), await AdministrationAsync("karim-haddad"));
        for (var round = 0; round < 5; round++)
        {
            var proposal = (await city.AsAsync<AppointStaff, Result<Guid>>(tiziano.AccountId, use => use.RunAsync(Form("lan-nguyen", Role.Administrator), Ct))).Value;

            var decisions = await Task.WhenAll(
                city.AsAsync<DecideAppointment, Result<Done>>(rita.AccountId, use => use.ConfirmAsync(proposal, Ct)),
                city.AsAsync<DecideAppointment, Result<Done>>(karim.AccountId, use => use.ConfirmAsync(proposal, Ct)),
                city.AsAsync<DecideAppointment, Result<Done>>(tiziano.AccountId, use => use.RefuseAsync(proposal, "Ripensamento", Ct)));

            decisions.Count(d => d.Succeeded).ShouldBe(1);
            var row = await city.InDbAsync(db => db.Appointments.SingleAsync(a => a.Id == proposal));
            (row.ConfirmedAt is null).ShouldBe(row.EndedAt is not null);
            if (row.ConfirmedAt is not null)
                (await city.AsAsync<DecideAppointment, Result<Done>>(tiziano.AccountId, use => use.EndAsync(proposal, "Ancora", Ct))).Succeeded.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Proposal_LeftAlone_Lapses()
    {
        await EndAllButAsync(StaffCity.Tiziano, StaffCity.Rita);
        var (tiziano, rita) = (await AdministrationAsync(StaffCity.Tiziano), await AdministrationAsync(StaffCity.Rita));
        var proposal = (await city.AsAsync<AppointStaff, Result<Guid>>(tiziano.AccountId, use => use.RunAsync(Form("davide-riva", Role.Administrator), Ct))).Value;
        city.City.Clock.Move(TimeSpan.FromDays(7));

        var late = await city.AsAsync<DecideAppointment, Result<Done>>(rita.AccountId, use => use.ConfirmAsync(proposal, Ct));

        late.Error.ShouldBe(IdentityErrors.AppointmentGone);
        (await city.AsAsync<ShowStaff, IReadOnlyList<StaffLine>>(rita.AccountId, use => use.ProposalsAsync(Ct))).ShouldNotContain(p => p.Id == proposal);
        (await city.AsAsync<AppointStaff, Result<Guid>>(tiziano.AccountId, use => use.RunAsync(Form("davide-riva", Role.Administrator), Ct))).Succeeded.ShouldBeTrue("it may be proposed again");
    }

    [Fact]
    public async Task AnyDecisionsByAnybody_NeverRaiseOnesOwnRightsNorLeaveTheCityWithoutAdministrator()
    {
        await EndAllButAsync(StaffCity.Tiziano, StaffCity.Rita);
        var random = new Random(4);
        string[] people = [StaffCity.Tiziano, StaffCity.Rita, StaffCity.Laura, "adele-morandi", "sean-obrien", "jurgen-muller"];
        foreach (var person in people[4..])
            await city.InstallAsync(person, Role.RegistryOfficer);
        var accounts = new List<Guid>();
        foreach (var person in people)
            accounts.Add(await city.AccountAsync(person));
        var done = 0;
        for (var step = 0; step < 200; step++)
        {
            // Half of the steps are the first administrators', or chance would seldom find one.
            var (by, on) = (random.Next(random.Next(2) == 0 ? 2 : people.Length), people[random.Next(people.Length)]);
            var ids = await city.InDbAsync(db => db.Appointments.Where(a => a.EndedAt == null).OrderByDescending(a => a.AppointedAt).Take(6).Select(a => a.Id).ToListAsync());
            var target = ids[random.Next(ids.Count)];
            var succeeded = random.Next(4) switch
            {
                0 => (await city.AsAsync<AppointStaff, Result<Guid>>(accounts[by], use => use.RunAsync(Form(on, Role.Staff[random.Next(3)]), Ct))).Succeeded,
                1 => (await city.AsAsync<DecideAppointment, Result<Done>>(accounts[by], use => use.ConfirmAsync(target, Ct))).Succeeded,
                2 => (await city.AsAsync<DecideAppointment, Result<Done>>(accounts[by], use => use.RefuseAsync(target, "A caso", Ct))).Succeeded,
                _ => (await city.AsAsync<DecideAppointment, Result<Done>>(accounts[by], use => use.EndAsync(target, "A caso", Ct))).Succeeded,
            };
            done += succeeded ? 1 : 0;
            (await AdministratorsAsync()).ShouldBeGreaterThan(0, $"step {step}");
        }

        done.ShouldBeGreaterThan(20, "or nothing was tried");
        var all = await city.InDbAsync(db => db.Appointments.ToListAsync());
        all.ShouldNotContain(a => a.AppointedBy == a.AccountId);
        all.Where(a => a is { Role: Role.Administrator, AppointedBy: not null, ConfirmedAt: not null }).ShouldAllBe(a => a.ConfirmedBy != null && a.ConfirmedBy != a.AppointedBy && a.ConfirmedBy != a.AccountId);
    }

    private DateOnly Today => DateOnly.FromDateTime(city.City.Clock.GetUtcNow().UtcDateTime);

    private AppointmentForm Form(string persona, string role)
    {
        var form = StaffCity.Form(persona, role);
        return new()
        {
            CodiceFiscale = form["Form.CodiceFiscale"], GivenName = form["Form.GivenName"], FamilyName = form["Form.FamilyName"], BirthDate = form["Form.BirthDate"],
            Role = role, Office = Packs.Milano.Offices[1].Id, From = Design.TypedDate.Format(Today),
        };
    }

    /// <summary>One administration for each of these, and no other.</summary>
    private async Task EndAllButAsync(params string[] administrators)
    {
        List<Appointment> kept = [];
        foreach (var persona in administrators)
        {
            await city.InstallAsync(persona, Role.Administrator);
            kept.Add(await AdministrationAsync(persona));
        }

        var ids = kept.Select(a => a.Id).ToList();
        foreach (var appointment in await city.InDbAsync(db => db.Appointments.Where(a => a.Role == Role.Administrator && a.EndedAt == null && !ids.Contains(a.Id)).ToListAsync()))
        {
            await city.AsAsync<DecideAppointment, Result<Done>>(kept[0].AccountId, use => appointment.ConfirmedAt is null
                ? use.RefuseAsync(appointment.Id, "Si comincia", Ct)
                : use.EndAsync(appointment.Id, "Si comincia", Ct));
        }
    }

    private async Task<Appointment> AdministrationAsync(string persona)
    {
        var account = await city.AccountAsync(persona);
        return await city.InDbAsync(db => db.Appointments.FirstAsync(a => a.AccountId == account && a.Role == Role.Administrator && a.EndedAt == null && a.ConfirmedAt != null));
    }

    private Task<int> AdministratorsAsync() =>
        city.InDbAsync(db => db.Appointments.Where(Appointment.StandsOn(Today)).CountAsync(a => a.Role == Role.Administrator));
}
