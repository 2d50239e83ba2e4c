using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;

namespace Navigli.Folder;

internal static class FolderData
{
    extension(CityDb db)
    {
        public DbSet<FolderRow> FolderEntries => db.Set<FolderRow>();
    }
}
