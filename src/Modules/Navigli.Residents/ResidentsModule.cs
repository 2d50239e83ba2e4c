using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Privacy;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Modules;
using Navigli.Platform.Retention;
using Navigli.Residents.Certifiability;
using Navigli.Residents.Documents;
using Navigli.Residents.LookUp;
using Navigli.Residents.MyData;
using Navigli.Residents.MyFamily;
using Navigli.Residents.OwnData;
using Navigli.Residents.Registry;
using Navigli.Residents.Rights;
using Navigli.Residents.Seeding;

namespace Navigli.Residents;

/// <summary>The population registry: persons, households, ties, addresses, vital events, and who may reach whose.</summary>
public sealed class ResidentsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "residents";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(p => p.GetRequiredService<CityPack>().Calendar);
        services.TryAddSingleton(p => p.GetRequiredService<CityPack>().Gazetteer);
        services.TryAddSingleton(p => p.GetRequiredService<CityPack>().Vocabulary);
        services.AddSingleton<Places>();
        services.AddScoped<IResidentDirectory, ResidentDirectory>();
        services.AddScoped<IPersonNames, PersonNames>();
        services.AddSingleton<TieQuestion>();
        services.AddScoped<IRegistryTies, RegistryTies>();
        services.AddSingleton<ITally, TieRevisionTally>();
        services.AddScoped<ICertifiableRecords, CertifiableRecords>();
        services.AddScoped<IRegistryIdentities, RegistryIdentities>();
        services.AddSingleton<IDatedFacts, IdentityCardExpiry>();
        services.AddScoped<ICitySeeder, ResidentsSeeder>();
        services.AddScoped<RecordReader>();
        services.AddScoped<ShowMyData>();
        services.AddScoped<ShowMyFamily>();
        services.AddScoped<ShowRelative>();
        services.AddSingleton<StatedValidity>();
        services.AddScoped<ShowStated>();
        services.AddScoped<IFolderDocuments, StatedDocuments>();
        services.AddScoped<FindInRegistry>();
        services.AddScoped<ShowResults>();
        services.AddScoped<ShowRegistryRecord>();
        services.AddScoped<IOpenedRecords, OpenedRecords>();
        services.AddScoped<ShowCertifiability>();
        services.AddScoped<SetCertifiability>();
        services.AddRetained<RegistryLookUp>(ResidentsDataSource.LookUps, static (rows, before) => rows.Where(l => l.ExpiresAt < before));
        services.AddScoped<IPersonalDataSource, ResidentsDataSource>();
        foreach (var purpose in ResidentsPurposes.All)
            services.AddSingleton(purpose);
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(ResidentsModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        // Every address of this module is a page.
    }
}
