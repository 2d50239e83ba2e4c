using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Identity.Providers;

/// <summary>Reads the lists of identity providers again, every hour and when a node first needs them. What cannot be believed changes nothing.</summary>
internal sealed partial class RefreshProviders(
    CityDb db, ActFactory acts, IOptions<IdentityOptions> options, IHttpClientFactory clients, TimeProvider clock, ILogger<RefreshProviders> logger) : IRecurringJob
{
    public const string HttpClientName = "identity-provider-metadata";

    public static string Schedule => "0 7 * * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var source in options.Value.IdentityProviders)
            await RunAsync(source, ct);
    }

    public async Task RunAsync(IdentityProviderSource source, CancellationToken ct)
    {
        var (content, fault) = await ReadAsync(source, ct);
        var key = ProviderList.KeyOf(source);
        var now = clock.UtcInstant();
        var list = await db.ProviderLists.SingleOrDefaultAsync(l => l.Key == key, ct);
        if (list is null)
        {
            list = new ProviderList { Key = key, Source = source.Metadata };
            db.Add(list);
        }

        if (fault is { } wrong)
        {
            LogRefused(source.Metadata, wrong, list.GoodAt);
            list.Failed(wrong, now);
        }
        else
        {
            list.Refreshed(content!, now);
        }

        try
        {
            await db.CommitAsync(acts.System(IdentityActs.RefreshProviders, "identity.providers"), ct);
        }
        catch (DbUpdateException)
        {
            // Another node has just begun the same list: its copy is as good.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<(string? Content, ListFault? Fault)> ReadAsync(IdentityProviderSource source, CancellationToken ct)
    {
        try
        {
            var content = await FetchAsync(source.Metadata, ct);
            var signers = source.SignedBy.Select(X509CertificateLoader.LoadCertificateFromFile).ToList();
            return (content, MetadataJudge.Fault(content, source.Scheme, signers, clock.UtcInstant()));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or CryptographicException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            LogUnreachable(e, source.Metadata);
            return (null, ListFault.Unreachable);
        }
    }

    private async Task<string> FetchAsync(string source, CancellationToken ct)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.IsFile)
            return await File.ReadAllTextAsync(address?.LocalPath ?? source, ct);
        using var client = clients.CreateClient(HttpClientName);
        return await client.GetStringAsync(address, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity provider metadata refused, {Fault}: {Source}; the copy found good at {GoodAt} stays")]
    private partial void LogRefused(string source, ListFault fault, DateTime? goodAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity provider metadata cannot be read: {Source}")]
    private partial void LogUnreachable(Exception exception, string source);
}
