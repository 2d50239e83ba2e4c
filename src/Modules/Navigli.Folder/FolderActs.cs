using Navigli.Platform.Acts;

namespace Navigli.Folder;

/// <summary>What this module writes by itself; entries are written in the acts of the modules that put them.</summary>
internal static class FolderActs
{
    public static readonly ActType Read = new("folder.read", "Notes that the person has read an entry of the folder, which then leaves the things to do.");

    public static readonly ActType Replace = new("folder.replace", "Replaces all entries of a kind by what its module knows.");
}
