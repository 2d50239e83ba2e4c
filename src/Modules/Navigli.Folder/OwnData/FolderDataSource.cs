using Navigli.Contracts.Privacy;

namespace Navigli.Folder.OwnData;

/// <summary>This module's part of the copy of one's own data: nothing, since an entry only points at what another module holds, and gives.</summary>
internal sealed class FolderDataSource : IPersonalDataSource
{
    public const string Entries = "folder.entries";

    public const string Marks = "folder.read-marks";

    public string Code => "folder";

    Type IPersonalDataSource.Texts => typeof(FolderTexts);

    public IReadOnlyList<HeldTable> Tables { get; } = [new("folder_entries", Entries) { Withheld = "pointers" }, new("folder_read_marks", Marks) { Withheld = "pointers" }];

    public Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct) => Task.FromResult(new PersonalData { Sections = [] });
}
