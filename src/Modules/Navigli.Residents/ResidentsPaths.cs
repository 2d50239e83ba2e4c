namespace Navigli.Residents;

internal static class ResidentsPaths
{
    public const string MyData = "/i-miei-dati";

    public const string MyFamily = "/i-miei-familiari";

    public const string Contacts = "/i-miei-contatti";

    public const string LookUp = "/anagrafe";

    public const string Certificates = "/certificati";

    public const string Delegations = "/deleghe";

    public const string Offices = "/uffici";

    public const string Documents = "/documenti";

    public const string IdentityCard = "/documenti/carta-d-identita";

    public const string Electoral = "/documenti/tessera-elettorale";

    public const string Accesses = "/chi-ha-visto-i-miei-dati";

    /// <summary>The officer's counter for certificates, under the look-up that opened the record.</summary>
    public static string Counter(Guid personId, Guid lookUpId) => $"/sportello/persone/{personId:D}?ricerca={lookUpId:D}";

    public static string Certifiability(Guid personId, Guid lookUpId) => $"{LookUp}/persone/{personId:D}/certificabilita?ricerca={lookUpId:D}";

    /// <summary>The certificates, for one person.</summary>
    public static string CertificatesFor(Guid personId) => $"{Certificates}?persona={personId:D}";

    /// <summary>What there is to do, for one person.</summary>
    public static string FolderFor(Guid personId) => $"/fascicolo?persona={personId:D}";

    /// <summary>A page for somebody else of those whom one may read; one's own where there is nobody.</summary>
    public static string For(string path, Guid? personId) => personId is null ? path : $"{path}?persona={personId:D}";

    public static string Delegation(Guid delegationId) => $"{Delegations}/{delegationId:D}";

    public static string Relative(Guid personId) => $"{MyFamily}/{personId:D}";

    public static string Results(Guid lookUpId) => $"{LookUp}/ricerche/{lookUpId:D}";

    public static string Record(Guid personId, Guid lookUpId) => $"{LookUp}/persone/{personId:D}?ricerca={lookUpId:D}";
}
