namespace Navigli.Certificates.Rules;

/// <summary>A refusal in the words of the page.</summary>
/// <param name="What">The rule in plain words.</param>
/// <param name="Next">Who can clear it, and how.</param>
public sealed record RefusalText(string What, string Next);
