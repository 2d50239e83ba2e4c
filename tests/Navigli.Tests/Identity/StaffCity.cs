using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Identity;
using Navigli.Identity.Sessions;
using Navigli.Identity.Staff;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.City;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>A city for the tests of sessions and staff: two administrators, an officer, and citizens to appoint.</summary>
public class StaffCity : IAsyncLifetime
{
    public const string Tiziano = "tiziano-sormani";
    public const string Rita = "rita-casati";
    public const string Laura = "laura-bernasconi";
    public const string Chiara = "chiara-colombo";

    public TestCity City { get; private set; } = null!;

    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    public static Persona Person(string key) => Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == key);

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions { Residents = 60, Settings = Settings });

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await City.DisposeAsync();
    }

    public Task<T> InDbAsync<T>(Func<CityDb, Task<T>> look) => City.InsideAsync(services => look(services.GetRequiredService<CityDb>()));

    public Task<Guid> AccountAsync(string persona) => InDbAsync(db => db.Accounts.Where(a => a.CodiceFiscale == Person(persona).CodiceFiscale.Value).Select(a => a.Id).SingleAsync());

    public Task<int> ActsAsync(string type) => InDbAsync(db => db.Set<AuditedAct>().CountAsync(a => a.Type == type));

    internal async Task<List<Session>> OpenSessionsAsync(string persona)
    {
        var account = await AccountAsync(persona);
        return await InDbAsync(db => db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null).OrderBy(s => s.StartedAt).ToListAsync());
    }

    internal async Task<Appointment> AppointmentAsync(string persona, string role)
    {
        var account = await AccountAsync(persona);
        return await InDbAsync(db => db.Appointments.Where(a => a.AccountId == account && a.Role == role).OrderByDescending(a => a.AppointedAt).FirstAsync());
    }

    /// <summary>Appointed by the installation, as the first administrators are.</summary>
    public Task<int> InstallAsync(string persona, string role) => City.InsideAsync(async services =>
    {
        var person = Person(persona);
        await services.GetRequiredService<IStaffRegister>().AppointAsync(
            new StaffAppointment
            {
                CodiceFiscale = person.CodiceFiscale, GivenName = person.GivenName, FamilyName = person.Surname, DateOfBirth = person.BirthDate,
                Role = role, Office = Packs.Milano.Offices[0].Id, From = TestCity.SeededOn,
            },
            TestContext.Current.CancellationToken);
        return 0;
    });

    /// <summary>A use case run for an account, as the pages run it for who is signed in.</summary>
    internal Task<T> AsAsync<TUse, T>(Guid account, Func<TUse, Task<T>> run)
        where TUse : notnull => City.InsideAsync(async services =>
    {
        var claims = new[] { new Claim(CallerClaims.Account, account.ToString()), new Claim(CallerClaims.Role, Role.Administrator) };
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims, "test")) };
        return await run(services.GetRequiredService<TUse>());
    });

    /// <summary>What an administrator fills in to appoint a persona.</summary>
    public static Dictionary<string, string> Form(string persona, string role, string? codiceFiscale = null) => new()
    {
        ["Form.CodiceFiscale"] = codiceFiscale ?? Person(persona).CodiceFiscale.Value,
        ["Form.GivenName"] = Person(persona).GivenName,
        ["Form.FamilyName"] = Person(persona).Surname,
        ["Form.BirthDate"] = Person(persona).BirthDate.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
        ["Form.Role"] = role,
        ["Form.Office"] = Packs.Milano.Offices[1].Id,
    };

    public static async Task<Answer> AppointAsync(Visitor administrator, Dictionary<string, string> form) =>
        await administrator.SubmitAsync(await administrator.GetAsync("/amministrazione/personale/nomina"), "#appoint", form);
}

/// <summary>The same where everybody signs in with level 1 unless more is asked.</summary>
public sealed class LevelOneCity : StaffCity
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Identity:SignInLevel"] = "One" };
}
