using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>The rare facts that a registry must get right: blocked records, protected addresses, rectified names, adoptions.</summary>
internal static class Oddities
{
    private static readonly HashSet<string> UnionCountries = new(["Z129", "Z110", "Z131", "Z112", "Z116"], StringComparer.Ordinal);

    // China and India take theirs from whoever becomes a citizen elsewhere (Nationality Law of the P.R.C., art. 9; Citizenship Act 1955, s. 9).
    private static readonly HashSet<string> SingleCitizenshipCountries = new(["Z210", "Z222"], StringComparer.Ordinal);

    public static void Sprinkle(BundleBuilder bundle, PersonDraft person)
    {
        var draw = bundle.Draw;
        var isForeign = !person.Origin.IsItaly;
        if (isForeign && draw.Chance(0.18))
            person.Citizenships = Naturalised(person.Origin.CountryCode, draw.Date(person.BirthDate.AddYears(18), bundle.Today));
        else if (isForeign && !UnionCountries.Contains(person.Origin.CountryCode) && draw.Chance(0.006))
            person.Marks |= LegalMarks.Refugee;

        switch (draw.Below(10_000))
        {
            case < 40:
                person.Certifiability = Blocked(bundle, person);
                break;
            case < 43:
                person.Marks |= LegalMarks.ProtectedAddress;
                break;
            case < 46:
                Rectify(bundle, person, LegalMarks.RectifiedSex);
                break;
            case < 52:
                Rectify(bundle, person, LegalMarks.RectifiedName);
                break;
        }
    }

    /// <summary>Citizenships of somebody who became an Italian citizen on a day.</summary>
    public static IReadOnlyList<SeedCitizenship> Naturalised(string country, DateOnly since) =>
        [new(SeedCitizenship.Italy, since), new(country, null, SingleCitizenshipCountries.Contains(country) ? since.AddDays(-1) : null)];

    /// <summary>A few children are adopted; the others are of their parents by birth.</summary>
    public static void MaybeAdopted(BundleBuilder bundle, PersonDraft child, IReadOnlyList<PersonDraft> parents)
    {
        var first = child.BirthDate.AddYears(1);
        var isAdopted = first < bundle.Today && bundle.Draw.Chance(0.004);
        var since = isAdopted ? bundle.Draw.Date(first, bundle.Today) : child.BirthDate;
        if (isAdopted)
        {
            child.Marks |= LegalMarks.Adopted;
            var surname = bundle.Census.Surname(bundle.Draw, child.Origin);
            child.FormerIdentities.Add(new()
            {
                Surname = surname,
                GivenName = child.GivenName,
                Sex = child.Sex,
                Until = since,
                Reason = LegalMarks.Adopted,
            });
        }

        foreach (var parent in parents)
            bundle.ParentSince(parent, child, since);
    }

    private static SeedCertifiability Blocked(BundleBuilder bundle, PersonDraft person)
    {
        var draw = bundle.Draw;
        return draw.Below(5) switch
        {
            // The officer has forty-five days to verify a declared residence (D.P.R. 223/1989, art. 18-bis).
            0 => new()
            {
                Grade = CertifiabilityGrade.None,
                Cause = CertifiabilityCause.ResidenceUnderVerification,
                ProceedingOpenedOn = bundle.Today.AddDays(-draw.Between(1, 45)),
            },
            1 => new()
            {
                Grade = CertifiabilityGrade.Full,
                Cause = CertifiabilityCause.UntraceabilityProceeding,
                ProceedingOpenedOn = bundle.Today.AddDays(-draw.Between(1, 360)),
            },
            2 => new() { Grade = CertifiabilityGrade.Partial, Cause = CertifiabilityCause.CivilStatusRecordMissing },
            3 when !person.Origin.IsItaly => new() { Grade = CertifiabilityGrade.None, Cause = CertifiabilityCause.AbodeNotRenewed },
            _ => new() { Grade = CertifiabilityGrade.Partial, Cause = CertifiabilityCause.BirthRecordMissing },
        };
    }

    private static void Rectify(BundleBuilder bundle, PersonDraft person, LegalMarks reason)
    {
        var formerSex = reason != LegalMarks.RectifiedSex ? person.Sex : person.Sex == Sex.Male ? Sex.Female : Sex.Male;
        string formerName;
        do
            formerName = bundle.Census.GivenName(bundle.Draw, person.Origin, formerSex, person.BirthDate.Year);
        while (formerName == person.GivenName);

        person.Marks |= reason;
        person.FormerIdentities.Add(new()
        {
            Surname = person.Surname,
            GivenName = formerName,
            Sex = formerSex,
            Until = bundle.Draw.Date(person.BirthDate.AddYears(18), bundle.Today),
            Reason = reason,
        });
    }
}
