using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Design;
using Navigli.Folder;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;
using Navigli.Privacy;
using Navigli.Tests.Platform;

namespace Navigli.Tests.Privacy;

/// <summary>
/// The privacy module on the kernel, with a mother, her minor daughter and her adult husband. Rights and populations are the Residents
/// module's and tested there; here they are what the test says.
/// </summary>
internal sealed class PrivacyCity : IAsyncDisposable
{
    public static readonly Guid Chiara = new("018f0000-0000-7000-8000-0000000000c1");
    public static readonly Guid Sofia = new("018f0000-0000-7000-8000-0000000000c2");
    public static readonly Guid Paolo = new("018f0000-0000-7000-8000-0000000000c3");
    public static readonly Guid Officer = new("018f0000-0000-7000-8000-0000000000d1");
    public static readonly Guid Employee = new("018f0000-0000-7000-8000-0000000000e1");

    private PrivacyCity(Kernel kernel) => Kernel = kernel;

    public Kernel Kernel { get; }

    public static async Task<PrivacyCity> StartAsync()
    {
        var pack = CityPack.Load(Path.Combine(Root(), "cities", "milano"));
        var kernel = await Kernel.StartAsync(
            services =>
            {
                services.AddNavigliDesign(static _ => { });
                services.AddSingleton(pack);
                services.AddSingleton<IPersonalRights, Rights>();
                services.AddSingleton<IApiClientNames, NoClients>();
                services.AddSingleton<IAccountNames, Names>();
                services.AddSingleton<IPersonNames, Names>();
                services.AddSingleton<Populations>();
                services.AddSingleton<IResidentDirectory>(p => p.GetRequiredService<Populations>());
            },
            settings: new() { ["Ledger:Writers"] = "1" },
            new PrivacyModule(),
            new FolderModule());
        await kernel.StartAsync(kernel.Ledger);
        return new PrivacyCity(kernel);
    }

    /// <summary>What a use case does for somebody signed in.</summary>
    public Task<TResult> AsAsync<TUseCase, TResult>(Guid who, Func<TUseCase, Task<TResult>> use)
        where TUseCase : notnull
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("it-IT");
        return Kernel.InScopeAsync(s =>
        {
            s.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = Principal(who) };
            return use(s.GetRequiredService<TUseCase>());
        });
    }

    public Task RecordAsync(Guid subject, ReaderKind kind, Caller reader, string? right = null, string? reason = null, string? caseReference = null, AccessPurpose? purpose = null) =>
        Kernel.Ledger.RecordAsync(
            new AccessEntry
            {
                Subject = subject,
                What = PrivacyPurposes.WhatQuestion,
                Purpose = purpose ?? PrivacyPurposes.Question,
                Reader = reader,
                Kind = kind,
                Right = right,
                Reason = reason,
                CaseReference = caseReference,
            },
            CancellationToken.None);

    public Task OfficeReadAsync(Guid subject, string? reason = "Richiesta allo sportello", string? caseReference = null) =>
        RecordAsync(subject, ReaderKind.Office, new Caller { AccountId = Employee, Office = "RO01" }, null, reason, caseReference);

    public Task BatchAsync(string population) => Kernel.Ledger.RecordAsync(
        new AccessEntry
        {
            Population = population,
            What = PrivacyPurposes.WhatQuestion,
            Purpose = PrivacyPurposes.Question,
            Reader = Caller.ForSystem("residents.nightly"),
            Kind = ReaderKind.System,
        },
        CancellationToken.None);

    public ValueTask DisposeAsync() => Kernel.DisposeAsync();

    private static ClaimsPrincipal Principal(Guid who)
    {
        List<Claim> claims = [new(CallerClaims.Account, who.ToString()), new(CallerClaims.Session, who.ToString()), new(CallerClaims.Role, Role.Citizen)];
        if (who == Officer)
            claims.AddRange([new(CallerClaims.Role, Role.DataProtectionOfficer), new(CallerClaims.Office, "RPD")]);
        else
            claims.Add(new(CallerClaims.Person, who.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "cities")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("cities");
        return folder;
    }

    internal sealed class Populations : IResidentDirectory
    {
        public Task<bool> IsAddressProtectedAsync(Guid personId, CancellationToken ct) => Task.FromResult(false);

        public Func<Guid, string, DateTime, bool> Includes { get; set; } = static (_, _, _) => true;

        public int Asked { get; private set; }

        public Task<Guid?> FindPersonAsync(Contracts.CodiceFiscale codiceFiscale, CancellationToken ct) => Task.FromResult<Guid?>(null);

        public Task<IReadOnlyDictionary<string, Guid>> FindPeopleAsync(IReadOnlyCollection<string> codes, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, Guid>>(new Dictionary<string, Guid>());

        public Task<bool> IsInPopulationAsync(Guid personId, string population, DateTime at, CancellationToken ct)
        {
            Asked++;
            return Task.FromResult(Includes(personId, population, at));
        }
    }

    private sealed class NoClients : IApiClientNames
    {
        public Task<IReadOnlyDictionary<Guid, string>> OrganisationsAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());
    }

    private sealed class Names : IAccountNames, IPersonNames
    {
        private static readonly Dictionary<Guid, string> Known = new() { [Employee] = "Laura Bernasconi", [Chiara] = "Chiara Colombo", [Sofia] = "Sofia Brambilla" };

        public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(ids.Where(Known.ContainsKey).ToDictionary(id => id, id => Known[id]));
    }

    private sealed class Rights : IPersonalRights
    {
        public Task<IReadOnlyList<ReachablePerson>> ReachableAsync(Guid readerPersonId, CancellationToken ct) => Task.FromResult<IReadOnlyList<ReachablePerson>>(
            readerPersonId == Chiara
                ? [Person(Chiara, "Chiara", RightKind.Self), Person(Sofia, "Sofia", RightKind.Parental), Person(Paolo, "Paolo", RightKind.Family)]
                : [Person(readerPersonId, "Paolo", RightKind.Self)]);

        public Task<IReadOnlyList<ReachablePerson>> ReachableUnderAsync(Guid readerPersonId, long revision, CancellationToken ct) => ReachableAsync(readerPersonId, ct);

        public async Task<KnownReach> RecentlyReachableAsync(Guid readerPersonId, CancellationToken ct) => new(await ReachableAsync(readerPersonId, ct), 0);

        public Task<PersonalRight?> FindAsync(Guid readerPersonId, Guid subjectPersonId, PersonalAction action, CancellationToken ct) => throw new NotSupportedException();

        public void ForgetRecent() => throw new NotSupportedException();

        private static ReachablePerson Person(Guid id, string name, RightKind right) => new()
        {
            PersonId = id,
            GivenName = name,
            FamilyName = "Colombo",
            BirthDate = new DateOnly(1988, 4, 3),
            Sex = Contracts.Sex.Female,
            MayBeRefused = false,
            Rights = [new PersonalRight(right, null, null, null)],
        };
    }
}
