using Microsoft.EntityFrameworkCore;
using Navigli.Deadlines.Calendar;
using Navigli.Deadlines.Feed;
using Navigli.Deadlines.Nightly;
using Navigli.Deadlines.Notices;
using Navigli.Platform.Data;

namespace Navigli.Deadlines;

internal static class DeadlinesData
{
    extension(CityDb db)
    {
        public DbSet<DeadlineRun> DeadlineRuns => db.Set<DeadlineRun>();

        public DbSet<ToldStep> ToldSteps => db.Set<ToldStep>();

        public DbSet<Snooze> Snoozes => db.Set<Snooze>();

        public DbSet<MailChoice> MailChoices => db.Set<MailChoice>();

        public DbSet<CalendarFeed> CalendarFeeds => db.Set<CalendarFeed>();
    }
}
