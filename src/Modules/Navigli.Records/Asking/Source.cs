using System.Net;
using System.Text.Json;
using Navigli.Contracts.Identity;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;
using Navigli.Records.Reading;

namespace Navigli.Records.Asking;

/// <summary>
/// A source: an office that keeps records of people and answers about one of them by an e-service. Everything of a source is in its folder of <c>Sources</c>; the module finds the
/// classes by themselves. The guide is <c>docs/adding-a-source.md</c>.
/// </summary>
internal abstract class Source
{
    /// <summary>Its name in settings, tables and addresses: lower case and hyphens, never changed.</summary>
    public abstract string Name { get; }

    /// <summary>Marker type of its texts, which derives from <see cref="RecordsTexts"/>.</summary>
    public abstract Type Texts { get; }

    /// <summary>Path without language of the page that shows it.</summary>
    public abstract string Page { get; }

    /// <summary>Where people do today what the page does not do; null where it is the city's own offices.</summary>
    public virtual Uri? Today => null;

    /// <summary>What a request for correction can be about, as codes worded under <c>Datum.{code}</c>; none where its keeper takes no requests from us.</summary>
    public virtual IReadOnlyList<string> Data => [];

    /// <summary>Whether it is about children, so that a parent is shown the first of them.</summary>
    public virtual bool OfChildren => false;

    /// <summary>Whether the portal's search finds its page, by the words under <c>Search.Keywords</c>: where no tile of the folder leads to it.</summary>
    public virtual bool InSearch => false;

    /// <summary>How long what it answered is shown without asking again.</summary>
    public virtual TimeSpan FreshFor => TimeSpan.FromHours(12);

    /// <summary>How much longer it is kept, for when the source is down.</summary>
    public virtual TimeSpan KeptFor => TimeSpan.FromDays(7);

    /// <summary>How long a page waits for it, second try included.</summary>
    public virtual TimeSpan Timeout => TimeSpan.FromMilliseconds(1500);

    /// <summary>Kinds of dated facts that its answers tell, for the rules of deadlines.</summary>
    public virtual IReadOnlyList<string> Dated => [];

    /// <summary>Whether it is an office of the city itself, which alone may be asked for everybody's last days: others answer about one person who asks.</summary>
    public virtual bool OfTheCity => false;

    /// <summary>Why somebody else's record of it is read; the basis is that of the right.</summary>
    public AccessPurpose Purpose => field ??= new($"records.{Name}", RecordsReadings.BasisOf(RightKind.Parental), Texts);

    /// <summary>The question about one person.</summary>
    public virtual HttpRequestMessage Ask(string codiceFiscale) =>
        new(HttpMethod.Post, "records") { Content = SourceJson.Content(new SourceQuestion(codiceFiscale)) };

    /// <summary>Whether an answer says that there is nothing on record. A wrong address must not look like it, so that it is not any 404.</summary>
    public virtual bool SaysNothing(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.NoContent;

    /// <summary>What is kept of an answer: what the page shows and no more.</summary>
    /// <returns>Empty where there is nothing on record; null where it is not an answer that we understand, or is about somebody else.</returns>
    public abstract byte[]? Essence(ReadOnlySpan<byte> answer, string codiceFiscale);

    /// <summary>Whether what was kept can still be read: a former version may have kept something else.</summary>
    public abstract bool Opens(ReadOnlySpan<byte> essence);

    /// <summary>The days that an answer tells, of the kinds of <see cref="Dated"/>.</summary>
    /// <param name="essence">What is kept of the answer.</param>
    /// <param name="rules">The city's rules: days that the law gives, where the office names no last day.</param>
    public abstract IReadOnlyList<SourceDate> Dates(ReadOnlySpan<byte> essence, DeadlineBook rules);
}

/// <summary>A source with its message.</summary>
/// <typeparam name="TAnswer">The message, which knows required members and ranges.</typeparam>
internal abstract class Source<TAnswer> : Source
    where TAnswer : class, ISourceAnswer
{
    /// <inheritdoc/>
    public sealed override byte[]? Essence(ReadOnlySpan<byte> answer, string codiceFiscale) =>
        SourceJson.Read<TAnswer>(answer) is { } read && string.Equals(read.CodiceFiscale, codiceFiscale, StringComparison.OrdinalIgnoreCase) && read.IsSound
            ? read.IsEmpty ? [] : JsonSerializer.SerializeToUtf8Bytes(read, SourceJson.Options)
            : null;

    /// <inheritdoc/>
    public sealed override bool Opens(ReadOnlySpan<byte> essence) => essence.IsEmpty || SourceJson.Read<TAnswer>(essence) is not null;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<SourceDate> Dates(ReadOnlySpan<byte> essence, DeadlineBook rules) => SourceJson.Read<TAnswer>(essence) is { } answer ? [.. DatesOf(answer, rules)] : [];

    /// <summary>The days that a message tells.</summary>
    protected virtual IEnumerable<SourceDate> DatesOf(TAnswer answer, DeadlineBook rules) => [];
}

/// <summary>The message of a source.</summary>
internal interface ISourceAnswer
{
    /// <summary>About whom: an answer about anybody else is not shown.</summary>
    string CodiceFiscale { get; }

    /// <summary>Whether its values can be: ranges, dates in their order.</summary>
    bool IsSound { get; }

    /// <summary>Whether it lists nothing.</summary>
    bool IsEmpty { get; }
}

/// <summary>A day on which something of a person's ends.</summary>
/// <param name="Kind">Kind of the dated fact.</param>
/// <param name="Number">What it is called at its office.</param>
/// <param name="On">The last day.</param>
internal sealed record SourceDate(string Kind, string Number, DateOnly On);

/// <summary>The question of our own format.</summary>
internal sealed record SourceQuestion(string CodiceFiscale);
