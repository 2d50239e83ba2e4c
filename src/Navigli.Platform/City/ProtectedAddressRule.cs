namespace Navigli.Platform.City;

/// <summary>
/// Who is given a certificate that states a protected address. No source that is public says so for every city, and a wrong answer endangers somebody: the
/// pack must state it, and nothing is issued until it does.
/// </summary>
public enum ProtectedAddressRule
{
    /// <summary>Nobody, by this system.</summary>
    Nowhere,

    /// <summary>The person alone, who stands at the counter, by an officer who writes why: neither who has a right over the person nor a delegate.</summary>
    CounterSelf,
}
