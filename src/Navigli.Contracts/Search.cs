namespace Navigli.Contracts;

/// <summary>One thing that the portal's search can find. Public texts only: no personal data is ever searched here.</summary>
/// <param name="Title">What it is called, in the language asked.</param>
/// <param name="Summary">What it is for, in one sentence.</param>
/// <param name="Path">Where it is, without the language prefix.</param>
/// <param name="Keywords">Other words people use for it.</param>
public sealed record SearchEntry(string Title, string Summary, string Path, string Keywords);

/// <summary>Offered by each module that has public pages.</summary>
public interface ISearchSource
{
    /// <summary>The entries in a language.</summary>
    IEnumerable<SearchEntry> Entries(System.Globalization.CultureInfo language);
}
