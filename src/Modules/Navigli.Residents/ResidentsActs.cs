using Navigli.Platform.Acts;

namespace Navigli.Residents;

internal static class ResidentsActs
{
    public static readonly ActType Seed = new("residents.seed", "A synthetic population is loaded into an empty registry, for demonstration, tests and measures.");

    public static readonly ActType LookUp = new("residents.look-up", "An officer looks for persons of the registry and states why; the look-up opens the records it found for half an hour.");

    public static readonly ActType SetCertifiability = new("residents.set-certifiability", "An officer blocks or unblocks a person's certificates, with the cause and the reason; what stood before remains in the history.");
}
