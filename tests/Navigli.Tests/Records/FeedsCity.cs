using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Records;
using Navigli.Folder;
using Navigli.Platform.Data;
using Navigli.Records;
using Navigli.Records.Feeds;
using Navigli.Records.Reading;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Records;
using Navigli.Testing;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>One city for all tests of what the offices tell.</summary>
[CollectionDefinition(nameof(FeedsCity))]
public sealed class FeedsCollection : ICollectionFixture<FeedsCity>;

/// <summary>A city whose offices tell everybody's last days. It does no jobs by itself: the nights are the tests' alone.</summary>
public sealed class FeedsCity : IAsyncLifetime
{
    internal static readonly string[] Someones = ["chiara-colombo", "luca-brambilla", "marco-villa", "rosa-mariani", "sean-obrien"];

    public TestCity City { get; private set; } = null!;

    internal FaultPanel Faults => City.Sandbox.Services.GetRequiredService<FaultPanel>();

    internal RecordDesk Desk => City.Sandbox.Services.GetRequiredService<RecordDesk>();

    internal QuestionCount Questions => City.Portal.Services.GetRequiredService<QuestionCount>();

    internal BrokenTaking Taking => City.Portal.Services.GetRequiredService<BrokenTaking>();

    internal DateFeeds Feeds => City.Sandbox.Services.GetRequiredService<DateFeeds>();

    internal RecordPeople People => City.Sandbox.Services.GetRequiredService<RecordPeople>();

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions
    {
        Residents = 60,
        Services = services =>
        {
            services.AddSingleton<QuestionCount>();
            services.AddSingleton<BrokenTaking>();
            services.ConfigureDbContext<CityDb>((provider, builder) => builder.AddInterceptors(provider.GetRequiredService<QuestionCount>(), provider.GetRequiredService<BrokenTaking>()));
        },
        Settings = new Dictionary<string, string?>
        {
            ["Node:Role"] = "Web",
            ["Records:Sources:mobility:Feed"] = "true",
            ["Records:Sources:fines:Feed"] = "true",
            ["Records:Sources:tari-declarations:Feed"] = "true",
        },
    });

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>As if no night had been yet.</summary>
    internal async Task BeginAnewAsync()
    {
        Faults.Clear();
        Taking.Broken = null;
        Feeds.PageSize = 500;
        await City.RewriteAsync<FeedState>(all => all.ExecuteDeleteAsync());
        await City.RewriteAsync<RecordDate>(all => all.ExecuteDeleteAsync());
        await City.RewriteAsync<RecordCopy>(all => all.ExecuteDeleteAsync());
        await City.RewriteAsync<FolderRow>(all => all.ExecuteDeleteAsync());
    }

    internal Task<IReadOnlyList<DatesTaken>> NightAsync() => City.InsideAsync(s => s.GetRequiredService<INightlyDates>().RunAsync(TestContext.Current.CancellationToken));

    internal Task<List<RecordDate>> DatesAsync() => City.InsideAsync(s => s.GetRequiredService<CityDb>().RecordDates.AsNoTracking().OrderBy(d => d.Id).ToListAsync());

    internal async Task<List<RecordDate>> DatesOfAsync(string persona) => (await DatesAsync()).FindAll(d => d.SubjectId == RecordsCity.PersonOf(persona));

    /// <summary>What a source of the sandbox has to tell of somebody on the clock's day.</summary>
    internal List<ToldDate> ToldOf(string persona, string source) => [.. RecordSource.All.Single(s => s.Name == source).Dates(People.Of(RecordsCity.CodeOf(persona), People.Today))];

    internal void Break(string source, Fault fault) => Faults.TrySet($"records-{source}", new FaultSetting(fault, 1));

    internal void NextDay() => City.Clock.Move(TimeSpan.FromDays(1));
}

/// <summary>Counts the questions to the database.</summary>
internal sealed class QuestionCount : DbCommandInterceptor
{
    private int asked;

    public int Asked => asked;

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource == CommandSource.LinqQuery)
            Interlocked.Increment(ref asked);
        return ValueTask.FromResult(result);
    }
}

/// <summary>Breaks the commit of each page that one office tells, whatever is in it.</summary>
internal sealed class BrokenTaking : SaveChangesInterceptor
{
    public (string Source, Exception By)? Broken { get; set; }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Broken is { } broken && eventData.Context!.ChangeTracker.Entries<FeedState>().Any(f => f.Entity.Source == broken.Source && f.Property(s => s.Cursor).IsModified)
            ? throw broken.By
            : ValueTask.FromResult(result);
}
