using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;
using Navigli.Residents.Certifiability;
using Navigli.Residents.LookUp;
using Navigli.Residents.Registry;

namespace Navigli.Residents;

/// <summary>The module's tables. The sealed ones (<see cref="FormerIdentity"/>, <see cref="SealedMarks"/>) are not here: nothing reads them.</summary>
internal static class ResidentsData
{
    extension(CityDb db)
    {
        public DbSet<Person> Persons => db.Set<Person>();

        public DbSet<FormerCode> FormerCodes => db.Set<FormerCode>();

        public DbSet<Citizenship> Citizenships => db.Set<Citizenship>();

        public DbSet<Household> Households => db.Set<Household>();

        public DbSet<Membership> Memberships => db.Set<Membership>();

        public DbSet<AddressPeriod> Addresses => db.Set<AddressPeriod>();

        public DbSet<VitalEvent> VitalEvents => db.Set<VitalEvent>();

        public DbSet<ParentalLink> ParentalLinks => db.Set<ParentalLink>();

        public DbSet<Guardianship> Guardianships => db.Set<Guardianship>();

        public DbSet<CertifiabilityChange> CertifiabilityChanges => db.Set<CertifiabilityChange>();

        public DbSet<RegistryLookUp> LookUps => db.Set<RegistryLookUp>();

        public DbSet<LookUpResult> LookUpResults => db.Set<LookUpResult>();
    }
}
