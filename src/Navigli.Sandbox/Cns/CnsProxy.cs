using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Navigli.Sandbox.Pages;
using Navigli.Sandbox.Spid;

namespace Navigli.Sandbox.Cns;

/// <summary>
/// Plays the proxy before the portal, at the one path where it asks for a card: in place of the TLS handshake a page to choose a card on, and then the
/// real hop, with the header as a proxy writes it and the secret that only it has. What the portal answers goes back to the browser as it came.
/// </summary>
internal static class CnsProxy
{
    public const string Path = "/accedi/cns/carta";

    // Chosen on the page: no card in the reader.
    private const string NoCard = "none";

    /// <summary>Known to the portal and the sandbox of one process, and to nobody else on the machine.</summary>
    public static string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static readonly HttpClient Hop = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, IResult (HttpContext context, string? richiesta, string? q, SandboxOptions options) =>
        {
            // The form is answered by a redirect to the portal.
            context.Response.Headers.ContentSecurityPolicy = SandboxHost.Policy.Replace("form-action 'self'", "form-action 'self' " + options.Portal.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
            return new RazorComponentResult<ChooseCardPage>(new { RequestId = richiesta ?? "", Query = q ?? "" });
        });
        app.MapPost(Path, PassOnAsync).DisableAntiforgery();
        app.MapGet(CnsKeys.Lists + "/{process}/{authority}.crl", (string process, string authority, CnsKeys keys) =>
            keys.List(process, authority) is { } list ? Results.Bytes(list, "application/pkix-crl") : Results.NotFound());
    }

    private static async Task<IResult> PassOnAsync(
        HttpContext context, string? richiesta, [FromForm] string? persona, [FromForm] string? fault, SandboxOptions options, CnsKeys keys, CancellationToken cancellation)
    {
        var holder = options.Personas.FirstOrDefault(p => p.Key == persona && p.CodiceFiscale is not null);
        if (fault != NoCard && (holder is null || !Enum.TryParse<CardFault>(fault ?? nameof(CardFault.None), out _)))
            return SpidEndpoints.Message("Cns_Unknown", StatusCodes.Status422UnprocessableEntity);
        var address = QueryHelpers.AddQueryString(new Uri(options.Portal, SandboxTexts.Link(Path)).AbsoluteUri, "richiesta", richiesta ?? "");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Navigli-Proxy-Secret", Secret);
        request.Headers.Add("X-Forwarded-For", (context.Connection.RemoteIpAddress ?? IPAddress.Loopback).ToString());
        if (fault != NoCard)
            request.Headers.Add("Client-Cert", Written(keys.CardOf(holder!, Enum.Parse<CardFault>(fault ?? nameof(CardFault.None)))));
        using var answer = await Hop.SendAsync(request, cancellation);
        if (answer.Headers.Location is not { IsAbsoluteUri: true } location || location.GetLeftPart(UriPartial.Authority) != options.Portal.GetLeftPart(UriPartial.Authority))
            return SpidEndpoints.Message("Cns_NoPortal", StatusCodes.Status502BadGateway);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.Headers.Location = location.AbsoluteUri;
        return Results.Empty;
    }

    /// <summary>A certificate as RFC 9440 writes it.</summary>
    public static string Written(X509Certificate2 certificate) => string.Create(CultureInfo.InvariantCulture, $":{Convert.ToBase64String(certificate.RawData)}:");
}
