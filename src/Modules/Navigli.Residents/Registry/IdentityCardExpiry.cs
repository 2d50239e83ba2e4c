using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;

namespace Navigli.Residents.Registry;

/// <summary>The day on which each resident's identity card expires, as the registry has it.</summary>
internal sealed class IdentityCardExpiry : IDatedFacts
{
    public const string Name = "residents.identity-card";

    public string Kind => Name;

    public IQueryable<DatedFact> Facts(CityDb db) => db.Persons
        .Where(p => p.IdentityCardExpiresOn != null && p.Status == RegistryStatus.Resident)
        .Select(p => new DatedFact { Reference = p.Id, SubjectId = p.Id, AccountId = null, On = p.IdentityCardExpiresOn!.Value });

    public string? Say(string? code, string? number) => null;
}
