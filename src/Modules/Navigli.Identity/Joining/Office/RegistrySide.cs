using System.Globalization;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;

namespace Navigli.Identity.Joining.Office;

/// <summary>Where the identity and the record do not say the same.</summary>
[Flags]
internal enum JoinDifference
{
    None = 0,
    GivenName = 1,
    FamilyName = 2,
    BirthDate = 4,
}

/// <summary>Reads, for the officer, who the registry has with the codice fiscale that is claimed. Each reading leaves its line, with the number of the request, before anything is shown.</summary>
internal sealed class RegistrySide(IResidentDirectory residents, IRegistryIdentities identities, AccessLedger ledger, CurrentCaller caller)
{
    private (Guid Join, RegistryIdentity? Record)? read;

    /// <summary>The record; null where the registry has nobody with that code. Read once a request, however often it is asked for.</summary>
    public async Task<RegistryIdentity?> ReadAsync(JoinView join, CancellationToken ct)
    {
        if (read is not { } known || known.Join != join.Id)
            read = known = (join.Id, await ReadRecordAsync(join, ct));
        return known.Record;
    }

    /// <summary>What differs. Names are compared without accents and case, which countries write each in their own way.</summary>
    public static JoinDifference Compare(JoinView join, RegistryIdentity person) =>
        (Same(join.GivenName, person.GivenName) ? JoinDifference.None : JoinDifference.GivenName)
        | (Same(join.FamilyName, person.FamilyName) ? JoinDifference.None : JoinDifference.FamilyName)
        | (join.DateOfBirth == person.BirthDate ? JoinDifference.None : JoinDifference.BirthDate);

    private async Task<RegistryIdentity?> ReadRecordAsync(JoinView join, CancellationToken ct)
    {
        if (await residents.FindPersonAsync(CodiceFiscale.Parse(join.CodiceFiscale), ct) is not { } person)
            return null;
        await ledger.RecordAsync(
            new AccessEntry
            {
                Subject = person,
                What = IdentityPurposes.JoinCheck,
                Purpose = IdentityPurposes.Joining,
                Reader = caller.Value,
                Kind = ReaderKind.Office,
                CaseReference = join.Number,
            },
            ct);
        return await identities.FindAsync(person, ct);
    }

    private static bool Same(string one, string other) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(one.Trim(), other.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
}
