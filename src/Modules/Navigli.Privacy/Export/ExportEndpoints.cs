using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Privacy.Export;

internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(PrivacyPaths.ExportFile, DownloadAsync).RequireAuthorization(new RequiresLevelAttribute(IdentityLevel.Two)).WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<IResult> DownloadAsync(Guid id, OwnExports exports, ErrorTexts errors, CityPack city, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var file = await exports.DownloadAsync(id, ct);
        if (!file.Succeeded)
            return errors.Problem(file.Errors);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file.Value, "application/zip", string.Create(CultureInfo.InvariantCulture, $"i-miei-dati-{city.Calendar.Today(clock):yyyy-MM-dd}.zip"));
    }
}
