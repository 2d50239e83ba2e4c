using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Folder;
using Navigli.Platform.Data;

namespace Navigli.Tests.Folder;

/// <summary>A kind of entry that no module has: this class and its registration are all that it takes.</summary>
internal sealed class ErrandEntries : IFolderKind
{
    public const string Kind = "tests.errand";

    public string Code => Kind;

    public FolderTab Tab => FolderTab.Deadlines;

    public FolderSettling Settling => FolderSettling.ByReading;

    public FolderWords Say(FolderCard card) => new()
    {
        Title = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? $"Errand {card.Arguments[0]}" : $"Commissione {card.Arguments[0]}",
        Action = "Fai",
        DiscreetTitle = "Una cosa",
    };

    // Where a module would read its own tables, this one reads what was put.
    public async IAsyncEnumerable<FolderEntry> EntriesAsync(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var row in await services.GetRequiredService<CityDb>().Set<FolderRow>().AsNoTracking().Where(e => e.Kind == Kind).ToListAsync(ct))
            yield return row.ToEntry();
    }
}
