using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Api;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Clients;

/// <summary>Registers, changes and revokes clients and their keys. What is revoked is refused from the next call on, on every node: each call reads the register.</summary>
internal sealed class ManageClients(CityDb db, ActFactory acts, IEnumerable<ApiScope> scopes, CityPack city, TimeProvider clock)
{
    public async Task<Result<Guid>> RegisterAsync(ClientForm form, Act act, CancellationToken ct)
    {
        var read = form.Read([.. scopes.Select(s => s.Code)], city, clock);
        if (!read.Succeeded)
            return read.Errors.ToList();
        var client = read.Value;
        if (client.PdndClientId is { } pdnd && await db.ApiClients.AnyAsync(c => c.PdndClientId == pdnd, ct))
            return ClientErrors.PdndTaken.For(nameof(ClientForm.PdndClientId));
        db.ApiClients.Add(client);
        await db.CommitAsync(act, ct);
        return client.Id;
    }

    /// <summary>Changes what a client may do and how much. Of two administrators at once the second is shown what the first has done.</summary>
    public async Task<Result<Done>> ChangeTermsAsync(Guid clientId, ClientTermsForm form, CancellationToken ct)
    {
        if (await db.ApiClients.SingleOrDefaultAsync(c => c.Id == clientId, ct) is not { } client)
            return ClientErrors.Unknown;
        if (client.RevokedAt is not null)
            return ClientErrors.Revoked;
        var read = form.Read(scopes);
        if (!read.Succeeded)
            return read.Errors.ToList();
        if (client.Terms != form.Seen)
            return ClientErrors.TermsChanged;
        var terms = read.Value;
        if (terms.Terms == client.Terms)
            return default(Done);
        (client.Scopes, client.CallsPerMinute, client.CallsPerDay, client.Agreement) = (terms.Scopes, terms.CallsPerMinute, terms.CallsPerDay, terms.Agreement);
        try
        {
            await db.CommitAsync(acts.Office(ClientActs.ChangeTerms, Role.Administrator, onBehalfOf: null, $"{client.Name}: {terms.Reason}"), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ClientErrors.TermsChanged;
        }

        return default(Done);
    }

    public async Task<Result<ApiClientKey>> AddKeyAsync(Guid clientId, KeyForm form, Act act, CancellationToken ct)
    {
        if (await db.ApiClients.SingleOrDefaultAsync(c => c.Id == clientId, ct) is not { } client)
            return ClientErrors.Unknown;
        if (client.RevokedAt is not null)
            return ClientErrors.Revoked;
        var read = form.Read(clientId, city, clock);
        if (!read.Succeeded)
            return read.Errors.ToList();
        var key = read.Value;
        // Also a revoked one: what was withdrawn does not come back.
        if (await db.ApiClientKeys.AnyAsync(k => k.Thumbprint == key.Thumbprint || (k.ClientId == clientId && k.KeyId == key.KeyId), ct))
            return ClientErrors.KeyKnown.For(nameof(KeyForm.Text));
        db.ApiClientKeys.Add(key);
        await db.CommitAsync(act, ct);
        return key;
    }

    public async Task<Result<Done>> RevokeKeyAsync(Guid clientId, Guid keyId, Act act, CancellationToken ct)
    {
        if (await db.ApiClientKeys.SingleOrDefaultAsync(k => k.Id == keyId && k.ClientId == clientId, ct) is not { } key)
            return ClientErrors.Unknown;
        if (key.RevokedAt is not null)
            return default(Done);
        key.RevokedAt = clock.UtcInstant();
        await db.CommitAsync(act, ct);
        return default(Done);
    }

    public async Task<Result<Done>> RevokeAsync(Guid clientId, Act act, CancellationToken ct)
    {
        if (await db.ApiClients.Include(c => c.Keys).SingleOrDefaultAsync(c => c.Id == clientId, ct) is not { } client)
            return ClientErrors.Unknown;
        if (client.RevokedAt is not null)
            return default(Done);
        var now = clock.UtcInstant();
        client.RevokedAt = now;
        foreach (var key in client.Keys)
            key.RevokedAt ??= now;
        await db.CommitAsync(act, ct);
        return default(Done);
    }
}
