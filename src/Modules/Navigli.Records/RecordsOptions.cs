using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Navigli.Records.Asking;

namespace Navigli.Records;

/// <summary>Settings <c>Records</c>. Where each source is, is a section of <c>Pdnd:Services</c> under the source's name; a source without one is not offered by this city.</summary>
internal sealed class RecordsOptions
{
    /// <summary>What differs from a source's own terms, by its name.</summary>
    public IDictionary<string, SourceOptions> Sources { get; } = new Dictionary<string, SourceOptions>(StringComparer.Ordinal);

    /// <summary>Calls within a minute from which on a node leaves a source alone for a while, where half of them failed.</summary>
    [Range(2, 100)]
    public int Failures { get; set; } = 3;

    /// <summary>For how long.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What is set for a source; empty where nothing is.</summary>
    public SourceOptions Of(Source source) => Sources.TryGetValue(source.Name, out var own) ? own : new SourceOptions();
}

/// <summary>Settings <c>Records:Sources:{name}</c>.</summary>
internal sealed class SourceOptions
{
    /// <summary>How long what it answered is shown without asking again; null leaves the source's own.</summary>
    public TimeSpan? FreshFor { get; set; }

    /// <summary>How much longer it is kept, for when the source is down; null leaves the source's own.</summary>
    public TimeSpan? KeptFor { get; set; }

    /// <summary>How long a page waits for it, second try included; null leaves the source's own.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Whether it is asked every night for the last days of everybody: for an office of the city that tells them.</summary>
    public bool Feed { get; set; }
}

/// <summary>A setting that names no source would be obeyed by none, and a page that waits for long is one that nobody waits for.</summary>
internal sealed class RecordsOptionsCheck(IEnumerable<Source> sources) : IValidateOptions<RecordsOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    public ValidateOptionsResult Validate(string? name, RecordsOptions options)
    {
        var known = sources.ToDictionary(s => s.Name, StringComparer.Ordinal);
        List<string> faults =
        [
            .. options.Sources.Keys.Where(s => !known.ContainsKey(s)).Select(s => $"Records:Sources:{s}: there is no such source"),
            .. options.Sources.Where(s => s.Value.Timeout is { } wait && (wait <= TimeSpan.Zero || wait > LongestWait)).Select(s => $"Records:Sources:{s.Key}:Timeout is at most {LongestWait}"),
            .. options.Sources.Where(s => s.Value.FreshFor < TimeSpan.Zero || s.Value.KeptFor < TimeSpan.Zero).Select(s => $"Records:Sources:{s.Key}: a time is not negative"),
            .. options.Sources.Where(s => s.Value.Feed && known.TryGetValue(s.Key, out var source) && !(source.OfTheCity && source.Dated.Count > 0)).Select(s => $"Records:Sources:{s.Key}:Feed: only an office of the city that tells last days is asked for everybody's"),
        ];
        if (options.Pause < TimeSpan.FromSeconds(1) || options.Pause > TimeSpan.FromHours(1))
            faults.Add("Records:Pause is between a second and an hour");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
