using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Navigli.Platform.Modi;

/// <summary>Registration of the interoperability model's two sides.</summary>
public static class ModiSetup
{
    private const int MaxAnswer = 1024 * 1024;

    /// <summary>Registers vouchers and keys of PDND, and one HTTP client for each e-service of <c>Pdnd:Services</c>, of the name <see cref="ClientName"/>.</summary>
    internal static IServiceCollection AddModi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PdndOptions>().Bind(configuration.GetSection("Pdnd")).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(PdndVouchers.HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = MaxAnswer;
        });
        services.AddSingleton<PdndVouchers>();
        services.AddSingleton<PdndKeys>();
        foreach (var name in configuration.GetSection("Pdnd:Services").GetChildren().Select(s => s.Key))
            services.AddEService(name);
        return services;
    }

    /// <summary>Name of the HTTP client of an e-service: its calls carry a voucher and are signed.</summary>
    /// <param name="service">The name under <c>Pdnd:Services</c>.</param>
    public static string ClientName(string service) => $"pdnd:{service}";

    private static void AddEService(this IServiceCollection services, string name) =>
        services.AddHttpClient(ClientName(name), (provider, client) =>
            {
                client.BaseAddress = Service(provider, name).Address;
                client.MaxResponseContentBufferSize = MaxAnswer;
            })
            // What is signed for one address is not carried to another, and addresses may name people: they stay out of the log.
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers()
            .AddHttpMessageHandler(provider => ActivatorUtilities.CreateInstance<PdndHandler>(provider, Service(provider, name)))
            .AddHttpMessageHandler(provider => new ModiHandler(Call(provider, name), provider.GetRequiredService<TimeProvider>()));

    private static PdndService Service(IServiceProvider provider, string name) => provider.GetRequiredService<IOptions<PdndOptions>>().Value.Services[name];

    private static ModiCall Call(IServiceProvider provider, string name) => new()
    {
        Signer = provider.GetRequiredService<PdndVouchers>().Signer(),
        Issuer = provider.GetRequiredService<IOptions<PdndOptions>>().Value.ClientId!,
        Audience = Service(provider, name).Audience,
    };
}
