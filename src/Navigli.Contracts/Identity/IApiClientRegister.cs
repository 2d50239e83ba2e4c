namespace Navigli.Contracts.Identity;

/// <summary>An API client to be registered, with its first key.</summary>
public sealed record NewApiClient
{
    /// <summary>What the software is called.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Organisation { get; init; }

    /// <summary>Code of the office in the city pack for which it acts.</summary>
    public required string Office { get; init; }

    /// <summary>The act, agreement or norm by which it may.</summary>
    public required string Agreement { get; init; }

    /// <summary>E-mail address of whoever looks after it.</summary>
    public required string Contact { get; init; }

    /// <summary>Codes of its scopes.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Its public key: a JWK (RFC 7517), or PEM.</summary>
    public required string PublicKey { get; init; }

    /// <summary>Days for which the key holds.</summary>
    public int KeyDays { get; init; } = 365;

    /// <summary>Calls that it has in a minute.</summary>
    public int CallsPerMinute { get; init; } = 300;

    /// <summary>Calls that it has in a day.</summary>
    public int CallsPerDay { get; init; } = 20_000;
}

/// <summary>A registered API client, with what its software must know.</summary>
public sealed record RegisteredApiClient
{
    /// <summary>The <c>client_id</c>.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Name of the key (<c>kid</c>).</summary>
    public required string KeyId { get; init; }

    /// <summary>When the key ends, UTC.</summary>
    public required DateTime KeyUntil { get; init; }

    /// <summary>Where it asks for tokens; audience of its assertions.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>The city's APIs; audience of what it signs for them.</summary>
    public required Uri Audience { get; init; }
}

/// <summary>Tells whose software an API client is. Offered by Identity.</summary>
public interface IApiClientNames
{
    /// <summary>The organisations of those of these accounts that are API clients, revoked ones too.</summary>
    /// <param name="accounts">Ids as acts and ledger lines have them.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyDictionary<Guid, string>> OrganisationsAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct);
}

/// <summary>Registers API clients from the command line of the installation. Offered by Identity.</summary>
public interface IApiClientRegister
{
    /// <summary>Registers the client and its key.</summary>
    /// <exception cref="ArgumentException">Something of it is not in order; the message says what.</exception>
    Task<RegisteredApiClient> RegisterAsync(NewApiClient wanted, CancellationToken ct);
}
