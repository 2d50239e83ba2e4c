using Navigli.Platform.City;

namespace Navigli.Web.Portal;

/// <summary>What the pages load from the city pack: its colours and its crest.</summary>
internal static class CityFiles
{
    public static void MapCityFiles(this IEndpointRouteBuilder endpoints)
    {
        var city = endpoints.ServiceProvider.GetRequiredService<CityPack>();
        var colours = city.Identity.Colours;
        var css = $":root{{--city-primary:{colours.Header};--city-primary-dark:{colours.SlimHeader};--city-on-primary:{colours.OnHeader}}}";
        Map("/city.css", "text/css; charset=utf-8", css);
        Map("/crest.svg", "image/svg+xml", city.Crest.Svg);

        void Map(string path, string type, string content) => endpoints.MapGet(path, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=3600";
            return TypedResults.Content(content, type);
        }).AllowAnonymous().DisableRateLimiting();
    }
}
