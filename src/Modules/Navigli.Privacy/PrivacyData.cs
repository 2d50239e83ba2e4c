using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Privacy.Erasure;
using Navigli.Privacy.Export;
using Navigli.Privacy.Notice;
using Navigli.Privacy.Retention;

namespace Navigli.Privacy;

internal static class PrivacyData
{
    extension(CityDb db)
    {
        public DbSet<AccessQuestion> AccessQuestions => db.Set<AccessQuestion>();

        public DbSet<ExaminedReading> ExaminedReadings => db.Set<ExaminedReading>();

        public DbSet<NoticeGiven> NoticesGiven => db.Set<NoticeGiven>();

        public DbSet<DataExport> Exports => db.Set<DataExport>();

        public DbSet<ErasureRecord> Erasures => db.Set<ErasureRecord>();

        public DbSet<RetentionRun> RetentionRuns => db.Set<RetentionRun>();

        public IQueryable<LedgerEntry> Readings => db.Set<LedgerEntry>().AsNoTracking();

        public Task<LedgerEntry?> ReadingAsync(LineId line, CancellationToken ct) =>
            db.Readings.SingleOrDefaultAsync(e => e.SegmentId == line.SegmentId && e.Seq == line.Seq, ct);
    }
}
