namespace Navigli.Platform.City;

/// <summary>One of the city's decentralised districts.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name, <c>Municipio 2</c>.</param>
/// <param name="Label">The places it is known by, where the pack tells them.</param>
/// <param name="Latitude">Latitude of its centre, WGS84 degrees.</param>
/// <param name="Longitude">Longitude of its centre, WGS84 degrees.</param>
public sealed record Municipio(int Number, string Name, string? Label, double Latitude, double Longitude);

/// <summary>A quarter: in Milan a NIL (nucleo di identità locale).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="MunicipioNumber">Municipio in which most of it lies.</param>
/// <param name="Latitude">Latitude of its centre, WGS84 degrees.</param>
/// <param name="Longitude">Longitude of its centre, WGS84 degrees.</param>
/// <param name="PostalCode">Its commonest postal code, where known.</param>
public sealed record Quarter(int Id, string Name, int MunicipioNumber, double Latitude, double Longitude, string? PostalCode);

/// <summary>A street, placed by one point on it.</summary>
/// <param name="Name">Name with its type, <c>Via Padova</c>.</param>
/// <param name="QuarterId">Quarter of the point.</param>
/// <param name="Latitude">Latitude, WGS84 degrees.</param>
/// <param name="Longitude">Longitude, WGS84 degrees.</param>
public sealed record Street(string Name, int QuarterId, double Latitude, double Longitude);

/// <summary>An office of the registry that serves citizens.</summary>
public sealed record RegistryOffice
{
    /// <summary>Stable id in the pack, <c>RO02</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What it offers.</summary>
    public required RegistryOfficeKind Kind { get; init; }

    /// <summary>Street and number.</summary>
    public required string Address { get; init; }

    /// <summary>How to find the door.</summary>
    public LocalizedText? AddressNote { get; init; }

    /// <summary>Number of its Municipio.</summary>
    public required int Municipio { get; init; }

    /// <summary>Number of its quarter.</summary>
    public required int Quarter { get; init; }

    /// <summary>Latitude, WGS84 degrees.</summary>
    public required double Latitude { get; init; }

    /// <summary>Longitude, WGS84 degrees.</summary>
    public required double Longitude { get; init; }

    /// <summary>Telephone, where it has one.</summary>
    public string? Phone { get; init; }

    /// <summary>Hours of an ordinary week; public holidays aside.</summary>
    public required IReadOnlyList<OpeningPeriod> Hours { get; init; }

    /// <summary>What to know before going.</summary>
    public IReadOnlyList<LocalizedText> Notes { get; init; } = [];

    /// <summary>Metro stations within walking distance, the nearest first.</summary>
    public IReadOnlyList<NearbyStation> Stations { get; init; } = [];
}

/// <summary>What a registry office offers.</summary>
public enum RegistryOfficeKind
{
    /// <summary>Central seat.</summary>
    Central = 1,

    /// <summary>District seat.</summary>
    District = 2,

    /// <summary>Few hours, few services.</summary>
    Limited = 3,
}

/// <summary>A stretch of opening time.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="From">Opens, local time.</param>
/// <param name="To">Closes, local time.</param>
/// <param name="ByAppointment">Only for those who booked.</param>
public sealed record OpeningPeriod(DayOfWeek Day, TimeOnly From, TimeOnly To, bool ByAppointment);

/// <summary>A metro station near a place.</summary>
/// <param name="Name">Name.</param>
/// <param name="Lines">Lines, <c>M1</c>.</param>
/// <param name="Metres">Distance as the crow flies, metres.</param>
public sealed record NearbyStation(string Name, IReadOnlyList<string> Lines, int Metres);
