using Navigli.Contracts;
using Navigli.Web.Home;
using Navigli.Web.Offices;
using Navigli.Web.Search;

namespace Navigli.Web;

internal static class WebPages
{
    public static IServiceCollection AddWebPages(this IServiceCollection services)
    {
        services.AddScoped<ShowFolder>();
        services.AddScoped<FindPages>();
        services.AddSingleton<ISearchSource, OfficeSearch>();
        services.AddSingleton<ISearchSource, PortalSearch>();
        return services;
    }
}
