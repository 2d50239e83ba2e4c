namespace Navigli.Contracts.Residents;

/// <summary>Finds people of the registry for the modules that know them otherwise. Offered by Residents.</summary>
public interface IResidentDirectory
{
    /// <summary>
    /// The person with this codice fiscale, present or former; null when the registry has none. Gives the id alone, so it is not a reading
    /// of the record; the session that follows writes its own line.
    /// </summary>
    Task<Guid?> FindPersonAsync(CodiceFiscale codiceFiscale, CancellationToken ct);

    /// <summary>
    /// The people with these codici fiscali, present or former, in questions whose number does not grow with theirs: for what an office tells of many. Gives ids alone, and is no reading of a record.
    /// </summary>
    /// <param name="codes">Codici fiscali, in capitals.</param>
    /// <param name="ct">Cancels the questions.</param>
    /// <returns>By code; those that the registry does not know are not there.</returns>
    Task<IReadOnlyDictionary<string, Guid>> FindPeopleAsync(IReadOnlyCollection<string> codes, CancellationToken ct);

    /// <summary>
    /// Whether the person's address is protected, by the person's own mark or by that of somebody who lives there. Tells nothing else of the record, so it is
    /// not a reading of it.
    /// </summary>
    Task<bool> IsAddressProtectedAsync(Guid personId, CancellationToken ct);

    /// <summary>Whether each person belongs to the population named by a rule ("residents", "residents.municipio:3"), as of the instant given.</summary>
    Task<bool> IsInPopulationAsync(Guid personId, string population, DateTime at, CancellationToken ct);
}

/// <summary>The rules that name a population in a batch line of the access ledger.</summary>
public static class Populations
{
    /// <summary>Everybody that the registry knows.</summary>
    public const string Registry = "registry";

    /// <summary>Everybody with residence in the city.</summary>
    public const string Residents = "residents";

    /// <summary>Everybody with residence in one Municipio.</summary>
    public static string OfMunicipio(int number) => FormattableString.Invariant($"residents.municipio:{number}");
}
