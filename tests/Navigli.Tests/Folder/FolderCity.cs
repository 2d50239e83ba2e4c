using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Identity;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Time;
using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.City;
using Navigli.Tests.Walk;
using Xunit;

namespace Navigli.Tests.Folder;

/// <summary>A city with one more kind of entry, where tests put what they need as a module would.</summary>
public sealed class FolderCity : IAsyncLifetime
{
    private static readonly ActType Put = new("tests.put", "Puts what a test needs.");

    public TestCity City { get; private set; } = null!;

    internal RequestNotes Notes { get; private set; } = null!;

    internal DateTime Now => City.Clock.UtcInstant();

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 60,
            Settings = new Dictionary<string, string?> { ["Outbox:MaxAttempts"] = "2", ["Certificates:Anpr:Patience"] = "00:00:10" },
            Services = services =>
            {
                RequestNotes.Register(services);
                services.AddSingleton<IFolderKind, ErrandEntries>();
            },
        });
        Notes = City.Portal.Services.GetRequiredService<RequestNotes>();
        await City.InsideAsync(services =>
        {
            Notes.Listen(City.Portal.Services, services.GetRequiredService<CityDb>());
            return Task.FromResult(true);
        });
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    internal static Guid PersonOf(string persona) => Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).PersonId!.Value;

    internal static Task<Guid> AccountOfAsync(TestCity city, string persona) => city.InsideAsync(services =>
    {
        var code = Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).CodiceFiscale.Value;
        return services.GetRequiredService<CityDb>().Set<Account>().Where(a => a.CodiceFiscale == code).Select(a => a.Id).SingleAsync();
    });

    /// <summary>An errand of a person's record, to be changed by the test.</summary>
    internal FolderEntry Errand(string reference, Guid? subject = null) => new()
    {
        Kind = ErrandEntries.Kind,
        Reference = reference,
        SubjectId = subject ?? PersonOf("sean-obrien"),
        State = FolderState.ToDo,
        Turn = FolderTurn.Yours,
        At = Now,
        ChangedAt = Now,
        Link = "/uffici#offices",
        Arguments = [reference],
    };

    /// <summary>Does something with the folder inside an act, as a module does.</summary>
    internal Task<bool> ActAsync(Func<IFolder, CancellationToken, Task> work) => City.InsideAsync(async services =>
    {
        var folder = services.GetRequiredService<IFolder>();
        await services.GetRequiredService<CityDb>().CommitAsync(services.GetRequiredService<ActFactory>().System(Put, "tests"), ct => work(folder, ct), CancellationToken.None);
        return true;
    });

    internal Task<bool> PutAsync(params FolderEntry[] entries) => ActAsync(async (folder, ct) =>
    {
        foreach (var entry in entries)
            await folder.PutAsync(entry, ct);
    });

    /// <summary>The titles of the things to do, as the home page orders them.</summary>
    internal static List<string> ToDo(Answer page) => [.. page.Page.QuerySelectorAll("section[aria-labelledby='da-fare'] .nv-action-title, main > .nv-action .nv-action-title").Select(t => t.TextContent.Trim())];
}
