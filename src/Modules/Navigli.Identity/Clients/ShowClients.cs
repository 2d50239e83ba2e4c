using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Api;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Clients;

/// <summary>How a client or a key stands.</summary>
public enum ClientState
{
    Active,

    /// <summary>A key whose first day is yet to come.</summary>
    Waiting,

    /// <summary>A client without a key that holds, or a key whose time is over.</summary>
    Lapsed,
    Revoked,
}

/// <summary>A client in the administrators' list.</summary>
internal sealed record ClientRow(Guid Id, string Name, string Organisation, ClientState State, DateTime? LastUsed, long CallsToday);

/// <summary>A key as the administrator sees it.</summary>
public sealed record ClientKeyRow(Guid Id, string KeyId, DateTime From, DateTime To, ClientState State);

/// <summary>A day of use.</summary>
public sealed record ClientDay(DateOnly Day, long Calls, DateTime LastAt);

/// <summary>A client as the administrator sees it.</summary>
public sealed record ClientView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Organisation { get; init; }

    public required ClientState State { get; init; }

    public required string OfficeName { get; init; }

    public required string Agreement { get; init; }

    public required string Contact { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required int CallsPerMinute { get; init; }

    public required int CallsPerDay { get; init; }

    /// <summary>As <see cref="ApiClient.Terms"/> writes them.</summary>
    public required string Terms { get; init; }

    public required TokenBinding Binding { get; init; }

    public required BodySigning Signing { get; init; }

    public string? PdndClientId { get; init; }

    public string? PdndPurpose { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; init; }

    public required IReadOnlyList<ClientKeyRow> Keys { get; init; }

    /// <summary>The last thirty days on which it called, the newest first.</summary>
    public required IReadOnlyList<ClientDay> Days { get; init; }
}

/// <summary>Shows the clients to administrators: whose they are, what they may do, how much they are used.</summary>
internal sealed class ShowClients(CityDb db, ApiUse use, CityPack city, TimeProvider clock)
{
    private const int DaysShown = 30;

    public async Task<IReadOnlyList<ClientRow>> ListAsync(CancellationToken ct)
    {
        var clients = await db.ApiClients.AsNoTracking().Include(c => c.Keys).OrderBy(c => c.Name).ToListAsync(ct);
        var today = city.Calendar.Today(clock);
        var days = (await use.SinceAsync([.. clients.Select(c => c.Id)], today.AddDays(-DaysShown), ct)).ToLookup(d => d.ClientId);
        return [.. clients.Select(c => new ClientRow(
            c.Id, c.Name, c.Organisation, StateOf(c), days[c.Id].FirstOrDefault()?.LastAt, days[c.Id].FirstOrDefault(d => d.Day == today)?.Calls ?? 0))];
    }

    public async Task<Result<ClientView>> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.ApiClients.AsNoTracking().Include(c => c.Keys).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } client)
            return ClientErrors.Unknown;
        return new ClientView
        {
            Id = client.Id,
            Name = client.Name,
            Organisation = client.Organisation,
            State = StateOf(client),
            OfficeName = city.Offices.FirstOrDefault(o => o.Id == client.Office)?.Name ?? client.Office,
            Agreement = client.Agreement,
            Contact = client.Contact,
            Scopes = [.. client.ScopeCodes],
            CallsPerMinute = client.CallsPerMinute,
            CallsPerDay = client.CallsPerDay,
            Terms = client.Terms,
            Binding = client.Binding,
            Signing = client.Signing,
            PdndClientId = client.PdndClientId,
            PdndPurpose = client.PdndPurpose,
            CreatedAt = client.CreatedAt,
            RevokedAt = client.RevokedAt,
            Keys = [.. client.Keys.OrderByDescending(k => k.AddedAt).Select(k => new ClientKeyRow(k.Id, k.KeyId, k.From, k.To, StateOf(k)))],
            Days = [.. (await use.SinceAsync([id], city.Calendar.Today(clock).AddDays(-DaysShown), ct)).Select(d => new ClientDay(d.Day, d.Calls, d.LastAt))],
        };
    }

    private ClientState StateOf(ApiClient client) =>
        client.RevokedAt is not null ? ClientState.Revoked : client.Keys.Any(k => k.Holds(clock.UtcInstant())) ? ClientState.Active : ClientState.Lapsed;

    private ClientState StateOf(ApiClientKey key)
    {
        var now = clock.UtcInstant();
        return key.RevokedAt is not null ? ClientState.Revoked : now < key.From ? ClientState.Waiting : now < key.To ? ClientState.Active : ClientState.Lapsed;
    }
}
