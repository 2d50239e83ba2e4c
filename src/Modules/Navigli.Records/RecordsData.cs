using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;
using Navigli.Records.Corrections;
using Navigli.Records.Feeds;
using Navigli.Records.Reading;

namespace Navigli.Records;

internal static class RecordsData
{
    extension(CityDb db)
    {
        public DbSet<RecordCopy> RecordCopies => db.Set<RecordCopy>();

        public DbSet<RecordDate> RecordDates => db.Set<RecordDate>();

        public DbSet<FeedState> FeedStates => db.Set<FeedState>();

        public DbSet<Correction> Corrections => db.Set<Correction>();
    }
}
