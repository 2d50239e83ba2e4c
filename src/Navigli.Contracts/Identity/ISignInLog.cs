namespace Navigli.Contracts.Identity;

/// <summary>What to look for in the log of sign-ins; what is null is not asked.</summary>
public sealed record SignInLogQuery
{
    /// <summary>From this instant, UTC.</summary>
    public required DateTime From { get; init; }

    /// <summary>Before this instant, UTC.</summary>
    public required DateTime To { get; init; }

    /// <summary>Identifier of the request, of the response or of the assertion, as the other side quotes it.</summary>
    public string? MessageId { get; init; }
}

/// <summary>One sign-in of the log, without its messages.</summary>
public sealed record SignInLogLine
{
    /// <summary>By which its messages are opened.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the request went out, UTC.</summary>
    public required DateTime RequestedAt { get; init; }

    /// <summary>SPID, CIE or eIDAS.</summary>
    public required string Scheme { get; init; }

    /// <summary>Entity identifier.</summary>
    public required string IdentityProvider { get; init; }

    /// <summary>Identifier of the request.</summary>
    public required string RequestId { get; init; }

    /// <summary>When the answer came, UTC; null where none has.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>Identifier of the response.</summary>
    public string? ResponseId { get; init; }

    /// <summary>Identifier of the assertion.</summary>
    public string? AssertionId { get; init; }

    /// <summary>"accepted", or the code of the refusal; null where no answer came.</summary>
    public string? Outcome { get; init; }

    /// <summary>The session that it opened.</summary>
    public Guid? SessionId { get; init; }
}

/// <summary>The two messages of a sign-in, as they travelled.</summary>
/// <param name="Request">The AuthnRequest, XML.</param>
/// <param name="Response">The Response, XML as far as it could be decoded; null where none came.</param>
public sealed record SignInMessages(string Request, string? Response);

/// <summary>
/// The log of SAML requests and responses that a service provider keeps for 24 months (SPID rules, "Log"; art. 13(2) D.P.C.M. 24 October 2014). For the
/// security officer, by command: the product itself never reads it. Offered by Identity.
/// </summary>
public interface ISignInLog
{
    /// <summary>The sign-ins asked for, the newest first, at most a thousand.</summary>
    Task<IReadOnlyList<SignInLogLine>> FindAsync(SignInLogQuery query, CancellationToken ct);

    /// <summary>Opens the messages of one sign-in: an act is recorded, and the person whom they are about can read in their own page that it was done.</summary>
    /// <param name="id">As the line gives it.</param>
    /// <param name="officer">Who opens them.</param>
    /// <param name="reason">Why, such as the number of a case.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <returns>Null where there is no such sign-in, or no longer.</returns>
    Task<SignInMessages?> OpenAsync(Guid id, string officer, string reason, CancellationToken ct);
}
