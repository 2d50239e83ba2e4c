using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;

namespace Navigli.Messaging;

internal static class MessagingData
{
    extension(CityDb db)
    {
        public DbSet<QueuedMessage> QueuedMessages => db.Set<QueuedMessage>();
    }
}
