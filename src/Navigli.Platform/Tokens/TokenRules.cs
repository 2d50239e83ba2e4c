namespace Navigli.Platform.Tokens;

/// <summary>Why a token is not accepted. For logs and tests: who sent it is told only that it is not.</summary>
public enum TokenFault
{
    /// <summary>Not a JWS in compact form, too long, encrypted, or with a critical extension.</summary>
    Malformed,

    /// <summary>Signed by an algorithm that is not accepted.</summary>
    Algorithm,

    /// <summary>Meant for another purpose (<c>typ</c>, RFC 8725, 3.11).</summary>
    Type,

    /// <summary>Signed by no key that is known and holds.</summary>
    Key,

    /// <summary>Not signed by its key.</summary>
    Signature,

    /// <summary>Issued by another, or about another.</summary>
    Issuer,

    /// <summary>Meant for another.</summary>
    Audience,

    /// <summary>Without <c>iat</c> or <c>exp</c>, not valid yet, or no longer.</summary>
    Time,

    /// <summary>Valid for longer than is accepted.</summary>
    Life,

    /// <summary>Without <c>jti</c>, or with one that was used before.</summary>
    Replay,

    /// <summary>A claim of the particular protocol is missing or says something else than the request.</summary>
    Claim,
}

/// <summary>Whether a token must name itself.</summary>
public enum TokenId
{
    /// <summary>It must have a <c>jti</c>.</summary>
    Required,

    /// <summary>It may have one, which then counts.</summary>
    Optional,
}

/// <summary>What a token must say to be accepted.</summary>
public sealed record TokenRules
{
    /// <summary>Accepted values of <c>typ</c>; an empty one stands for none at all.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Accepted values of <c>iss</c>.</summary>
    public required IReadOnlyList<string> Issuers { get; init; }

    /// <summary>The only <c>sub</c>; null where any will do.</summary>
    public string? Subject { get; init; }

    /// <summary>Of these, <c>aud</c> must be one and no more.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>The longest time from <c>iat</c> to <c>exp</c>.</summary>
    public required TimeSpan LongestLife { get; init; }

    /// <summary>Whether it must name itself.</summary>
    public TokenId Id { get; init; } = TokenId.Required;
}
