using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;

namespace Navigli.Certificates.Rules;

/// <summary>What rules and statements read out of a record, so that both mean the same.</summary>
internal static class RecordFacts
{
    extension(CertifiableRecord record)
    {
        public CertifiedMember? Own => record.Household.FirstOrDefault(m => m.Person.PersonId == record.Person.PersonId);

        /// <summary>The last marriage, which is the one in force where the person is married.</summary>
        public CertifiedEvent? Marriage => record.Last(VitalEventKind.Marriage);

        public CertifiedEvent? CivilUnion => record.Last(VitalEventKind.CivilUnion);

        /// <summary>A marriage or a civil union, with whomever, ends the contract (L. 76/2016, art. 1, comma 59).</summary>
        public CertifiedEvent? Contract => record.CivilStatus is CivilStatus.Married or CivilStatus.CivilUnion ? null : record.Last(VitalEventKind.CohabitationContract);

        public CertifiedEvent? Death => record.Last(VitalEventKind.Death);

        /// <summary>Free to marry: ANPR's list for the certificate of freedom to marry.</summary>
        public bool IsFree => record.CivilStatus is CivilStatus.NeverMarried or CivilStatus.Widowed or CivilStatus.Divorced
            or CivilStatus.CivilUnionWidowed or CivilStatus.CivilUnionDissolved;

        /// <summary>The event on which the civil status rests; null for who never married.</summary>
        public CertifiedEvent? StatusEvent => record.CivilStatus switch
        {
            CivilStatus.Married or CivilStatus.Widowed => record.Marriage,
            CivilStatus.Divorced => record.Last(VitalEventKind.Divorce),
            CivilStatus.CivilUnion or CivilStatus.CivilUnionWidowed => record.CivilUnion,
            CivilStatus.CivilUnionDissolved => record.Last(VitalEventKind.CivilUnionDissolution),
            _ => null,
        };

        /// <summary>Citizenships on a day.</summary>
        public IReadOnlyList<CertifiedCitizenship> CitizenshipsOn(DateOnly day) =>
            [.. record.Citizenships.Where(c => (c.Since is null || c.Since <= day) && (c.Until is null || c.Until >= day))];

        public bool IsItalianOn(DateOnly day) => record.CitizenshipsOn(day).Any(c => c.CountryCode == SeedCitizenship.Italy);

        /// <summary>The residence on a day.</summary>
        public CertifiedResidence? ResidenceOn(DateOnly day) => record.Residences.LastOrDefault(r => r.From <= day && (r.To is null || r.To >= day));

        private CertifiedEvent? Last(VitalEventKind kind) => record.Events.LastOrDefault(e => e.Kind == kind);
    }
}
