using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Navigli.Platform.Modi;

/// <summary>How the calls to one e-service are signed.</summary>
public sealed record ModiCall
{
    /// <summary>With which key.</summary>
    public required ModiSigner Signer { get; init; }

    /// <summary>Who signs: <c>iss</c> and <c>sub</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>The e-service as it calls itself: <c>aud</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>How long a signature holds: the time that a request travels.</summary>
    public TimeSpan Life { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>
/// Signs outgoing calls: ID_AUTH_REST_02 (which has all that ID_AUTH_REST_01 asks for) in <c>Authorization</c>, unless something like a PDND voucher is
/// there already, and INTEGRITY_REST_01 in <c>Agid-JWT-Signature</c> over the body's digest, its type and its encoding.
/// </summary>
public sealed class ModiHandler(ModiCall call, TimeProvider clock) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", call.Signer.Sign(Claims(), clock, call.Life));
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var digest = BodyDigest.Of(body);
        var signed = new JsonArray { new JsonObject { ["digest"] = digest } };
        if (request.Content?.Headers.ContentType is { } type)
            signed.Add(new JsonObject { ["content-type"] = type.ToString() });
        if (request.Content?.Headers.ContentEncoding is { Count: > 0 } encodings)
            signed.Add(new JsonObject { ["content-encoding"] = string.Join(", ", encodings) });
        var claims = Claims();
        claims[ModiNames.SignedHeaders] = signed;
        request.Headers.Remove(BodyDigest.Header);
        request.Headers.Add(BodyDigest.Header, digest);
        request.Headers.Remove(ModiNames.Signature);
        request.Headers.Add(ModiNames.Signature, call.Signer.Sign(claims, clock, call.Life));
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private JsonObject Claims() => new() { ["iss"] = call.Issuer, ["sub"] = call.Issuer, ["aud"] = call.Audience };
}
