using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;

namespace Navigli.Messaging;

internal static class MessagingData
{
    extension(CityDb db)
    {
        public DbSet<QueuedMessage> QueuedMessages => db.Set<QueuedMessage>();
    }

    /// <summary>
    /// What an account may read of: written to it, or sent by it to an address that it typed. What another account was sent for its doing is the other's: that there is
    /// such an account, with an address, is told to nobody.
    /// </summary>
    public static IQueryable<QueuedMessage> Of(this IQueryable<QueuedMessage> rows, Guid account) =>
        rows.Where(m => m.RecipientId == account || (m.AccountId == account && m.RecipientId == null));
}
