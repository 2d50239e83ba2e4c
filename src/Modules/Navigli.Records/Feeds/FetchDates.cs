using Navigli.Contracts.Records;
using Navigli.Platform.Jobs;

namespace Navigli.Records.Feeds;

/// <summary>Every night before that of the deadlines, and tried again through the morning: a date that comes later is in the folder at once, and its e-mail the night after.</summary>
internal sealed class FetchDates(INightlyDates dates) : IRecurringJob
{
    public static string Schedule => "0 5/15 1-7 * * ?";

    public Task RunAsync(CancellationToken ct) => dates.RunAsync(ct);
}
