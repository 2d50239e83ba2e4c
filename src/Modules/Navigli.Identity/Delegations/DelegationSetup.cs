using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Identity.Rights;
using Navigli.Platform.Data;
using Navigli.Platform.Outbox;

namespace Navigli.Identity.Delegations;

internal static class DelegationSetup
{
    /// <summary>The question for rights, and the delegations that are part of its answer.</summary>
    public static void AddRights(this IServiceCollection services)
    {
        services.AddSingleton<IGivenTies, GivenDelegations>();
        services.AddSingleton<LentActions>();
        services.AddSingleton<Law>();
        services.AddSingleton<ReachMemory>();
        services.AddScoped<IPersonalRights, PersonalRights>();
        services.AddScoped<IEntitledReaders, EntitledReaders>();
        services.AddScoped<DelegationWords>();
        services.AddScoped<DelegationMail>();
        services.AddScoped<GiveDelegation>();
        services.AddScoped<OwnDelegations>();
        services.AddScoped<WaitingRequests>();
        services.AddSingleton<IFolderKind, DelegationEntries>();
        services.AddSingleton<ActedWords>();
        services.AddSingleton<IFolderKind, ActedEntries>();
        services.AddEventHandler<ActedByDelegation, TellGiver>();
        services.AddScoped<IFolderDocuments, DelegationDocuments>();
        services.AddSingleton<IDatedFacts, GivenEnds>();
        services.AddSingleton<IDatedFacts, HadEnds>();
        services.AddScoped<DelegationEnds>();
        services.AddScoped<IDelegationRegister, DelegationRegister>();
    }
}
