namespace Navigli.Platform.City;

/// <summary>
/// A city as data: everything in which one municipality differs from another, loaded from a folder and checked once.
/// A pack names the folder of the national data that all cities share. Immutable and safe to share between threads.
/// </summary>
public sealed class CityPack
{
    private readonly Lazy<Gazetteer> _gazetteer;
    private readonly Lazy<IReadOnlyList<Street>> _streets;

    internal CityPack(Lazy<Gazetteer> gazetteer, Lazy<IReadOnlyList<Street>> streets)
    {
        _gazetteer = gazetteer;
        _streets = streets;
    }

    /// <summary>Folder of the city.</summary>
    public required string Folder { get; init; }

    /// <summary>Folder of the national data that the pack names.</summary>
    public required string NationalFolder { get; init; }

    /// <summary>Who the city is.</summary>
    public required CityIdentity Identity { get; init; }

    /// <summary>Its coat of arms.</summary>
    public required CityCrest Crest { get; init; }

    /// <summary>
    /// Its icon as an app: PNG by its side in pixels, the crest on a ground of one colour, within the middle four fifths, so that systems may cut it to any shape
    /// (W3C, Web Application Manifest, purpose "maskable"). 180 is the home screen of phones that read no manifest.
    /// </summary>
    public required IReadOnlyDictionary<int, byte[]> AppIcons { get; init; }

    /// <summary>
    /// The button "Entra con CIE" as the Ministry draws it, SVG, which the rules ask for (CIE, technical manual, overview); null where the pack has none. Its file is not ours to give
    /// away: a city puts it at <c>brand/entra-con-cie.svg</c>.
    /// </summary>
    public string? CieButton { get; init; }

    /// <summary>Its Municipi, by number.</summary>
    public required IReadOnlyList<Municipio> Municipi { get; init; }

    /// <summary>Its quarters, by id.</summary>
    public required IReadOnlyList<Quarter> Quarters { get; init; }

    /// <summary>Its registry offices.</summary>
    public required IReadOnlyList<RegistryOffice> Offices { get; init; }

    /// <summary>Where its electoral sections vote.</summary>
    public required PollingPlaces PollingPlaces { get; init; }

    /// <summary>Its calendar.</summary>
    public required CityCalendar Calendar { get; init; }

    /// <summary>Its tariffs.</summary>
    public required Tariffs Tariffs { get; init; }

    /// <summary>National code tables.</summary>
    public required RegistryVocabulary Vocabulary { get; init; }

    /// <summary>Words of certificates.</summary>
    public required CertificateTexts CertificateTexts { get; init; }

    /// <summary>Who certifies which types of certificate.</summary>
    public required CertifierChoice Certifiers { get; init; }

    /// <summary>Who is given a certificate that states a protected address.</summary>
    public required ProtectedAddressRule ProtectedAddress { get; init; }

    /// <summary>How long delegations between people may last.</summary>
    public required DelegationTerms Delegations { get; init; }

    /// <summary>What ANPR's refusals mean.</summary>
    public required AnprErrors AnprErrors { get; init; }

    /// <summary>The notice on personal data.</summary>
    public required PrivacyNotice PrivacyNotice { get; init; }

    /// <summary>How long which data are kept.</summary>
    public required RetentionSchedule Retention { get; init; }

    /// <summary>What people are told before it is late.</summary>
    public required DeadlineBook Deadlines { get; init; }

    /// <summary>Comuni and states; read on first use.</summary>
    public Gazetteer Gazetteer => _gazetteer.Value;

    /// <summary>Streets for demonstration addresses; read on first use.</summary>
    public IReadOnlyList<Street> Streets => _streets.Value;

    /// <summary>Loads and checks a pack.</summary>
    /// <param name="folder">Folder of the city, as <c>cities/milano</c>.</param>
    /// <returns>The pack.</returns>
    /// <exception cref="CityPackException">Something is missing or wrong; the message names every file and row at fault.</exception>
    public static CityPack Load(string folder) => CityPackLoader.Load(folder);
}

/// <summary>A city pack that cannot be used.</summary>
public sealed class CityPackException : Exception
{
    /// <summary>Makes the exception of the faults found.</summary>
    /// <param name="faults">One line each: file, row, what is wrong.</param>
    public CityPackException(IReadOnlyList<string> faults)
        : base($"The city pack cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}") => Faults = faults;

    /// <summary>One line each: file, row, what is wrong.</summary>
    public IReadOnlyList<string> Faults { get; }
}
