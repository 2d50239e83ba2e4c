using Navigli.Contracts;
using Navigli.Web.Install;
using Navigli.Web.Offices;
using Navigli.Web.Search;

namespace Navigli.Web;

internal static class WebPages
{
    public static IServiceCollection AddWebPages(this IServiceCollection services)
    {
        services.AddOptions<AppOptions>().BindConfiguration("App").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<FindPages>();
        services.AddSingleton<ISearchSource, OfficeSearch>();
        services.AddSingleton<ISearchSource, PortalSearch>();
        return services;
    }
}
