using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;

namespace Navigli.Privacy;

internal static class PrivacyData
{
    extension(CityDb db)
    {
        public DbSet<AccessQuestion> AccessQuestions => db.Set<AccessQuestion>();

        public DbSet<ExaminedReading> ExaminedReadings => db.Set<ExaminedReading>();

        public IQueryable<LedgerEntry> Readings => db.Set<LedgerEntry>().AsNoTracking();

        public Task<LedgerEntry?> ReadingAsync(LineId line, CancellationToken ct) =>
            db.Readings.SingleOrDefaultAsync(e => e.SegmentId == line.SegmentId && e.Seq == line.Seq, ct);
    }
}
