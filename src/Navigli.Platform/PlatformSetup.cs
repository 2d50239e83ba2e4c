using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Navigli.Platform.Access;
using Navigli.Platform.Api;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Files;
using Navigli.Platform.Jobs;
using Navigli.Platform.Keys;
using Navigli.Platform.Ledger;
using Navigli.Platform.Modi;
using Navigli.Platform.Modules;
using Navigli.Platform.Outbox;
using Navigli.Platform.Retention;
using Navigli.Platform.Results;
using Navigli.Platform.Tokens;

namespace Navigli.Platform;

/// <summary>Which background work a node does. Pages are served by whoever the proxy sends them to.</summary>
public enum NodeRole
{
    /// <summary>Pages and background work.</summary>
    Both,

    /// <summary>Pages only.</summary>
    Web,

    /// <summary>Background work only.</summary>
    Worker,
}

/// <summary>Registration of the kernel.</summary>
public static class PlatformSetup
{
    /// <summary>Registers the kernel and the modules. The host adds pages, and calls the modules' endpoints.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration, ModuleCatalog modules)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(modules);
        services.AddHttpContextAccessor();
        services.AddCityDatabase(configuration);
        services.AddScoped<CurrentCaller>();
        services.AddScoped<Acts.ActFactory>();
        services.AddScoped<Journeys>();
        services.AddSingleton<ErrorTexts>();
        services.AddCityApis();
        services.AddScoped<UsedTokens>();
        services.AddModi(configuration);
        AddFiles(services, configuration);
        AddLedger(services, configuration);
        AddOutbox(services, configuration);
        services.AddDataProtection().SetApplicationName("Navigli");
        services.AddSingleton<IXmlRepository, DataProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((o, repository) => o.XmlRepository = repository);
        foreach (var module in modules.Modules)
            module.AddServices(services, configuration);
        return services;
    }

    private static void AddFiles(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KeyRingOptions>().Bind(configuration.GetSection("Keys")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KeyRing>();
        services.AddOptions<FileStoreOptions>().Bind(configuration.GetSection("Files")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MalwareScannerOptions>().Bind(configuration.GetSection("MalwareScanner"));
        services.AddSingleton<IMalwareScanner>(p => p.GetRequiredService<IOptions<MalwareScannerOptions>>() is { Value.Host: not null } options
            ? new ClamdScanner(options)
            : new NoMalwareScanner());
        services.AddSingleton<FileStore>();
    }

    private static void AddLedger(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection("Ledger"));
        services.AddSingleton<LedgerSeals>();
        services.AddSingleton<LedgerObservers>();
        services.AddSingleton<LedgerVerifier>();
        services.AddSingleton<AccessLedger>();
        services.AddHostedService(p => p.GetRequiredService<AccessLedger>());
    }

    private static void AddOutbox(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection("Outbox")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EventSubscriptions>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxWorker>();
        services.AddScoped<DeadLetters>();
        services.AddRecurringJob<LedgerUpkeep>();
        services.AddKernelRetention();
        if (configuration.GetValue("Node:Role", NodeRole.Both) != NodeRole.Web)
        {
            services.AddHostedService(p => p.GetRequiredService<OutboxWorker>());
            services.AddHostedService<JobScheduler>();
        }
    }
}
