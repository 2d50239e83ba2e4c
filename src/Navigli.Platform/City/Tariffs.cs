namespace Navigli.Platform.City;

/// <summary>A dated amount that the city collects.</summary>
/// <param name="Code">What for; see <see cref="TariffCodes"/>.</param>
/// <param name="Channel">Where: a channel name of the pack, or <c>*</c> for all.</param>
/// <param name="AmountCents">Amount, euro cents.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while in force.</param>
/// <param name="Name">Name for people.</param>
/// <param name="LegalBasis">The norm, in Italian.</param>
public sealed record Tariff(
    string Code, string Channel, int AmountCents, DateOnly ValidFrom, DateOnly? ValidTo, LocalizedText Name, string LegalBasis);

/// <summary>Codes of tariffs that the modules ask for.</summary>
public static class TariffCodes
{
    /// <summary>Stamp duty on a certificate that is not exempt (D.P.R. 642/1972, tariffa, art. 4).</summary>
    public const string StampDuty = "stamp-duty";

    /// <summary>Secretariat fee on a stamped certificate.</summary>
    public const string SecretariatFeeStamped = "secretariat-fee-stamped";

    /// <summary>Secretariat fee on a certificate exempt from stamp duty.</summary>
    public const string SecretariatFeeExempt = "secretariat-fee-exempt";

    /// <summary>Highest price of the service at a neighbourhood desk.</summary>
    public const string DeskService = "desk-service";
}

/// <summary>Channels that tariffs tell apart.</summary>
public static class TariffChannels
{
    /// <summary>Every channel without a row of its own.</summary>
    public const string Any = "*";

    /// <summary>The citizen, online.</summary>
    public const string Online = "online";

    /// <summary>A registry office.</summary>
    public const string Counter = "counter";

    /// <summary>A neighbourhood desk.</summary>
    public const string Desk = "desk";
}

/// <summary>The dated tariffs of the city.</summary>
/// <param name="rows">All rows; periods of one code and channel do not overlap.</param>
public sealed class Tariffs(IReadOnlyList<Tariff> rows)
{
    /// <summary>All rows, past ones included.</summary>
    public IReadOnlyList<Tariff> All { get; } = rows;

    /// <summary>The tariff in force on a day: that of the channel, else that of every channel.</summary>
    /// <param name="code">Code of <see cref="TariffCodes"/> or of the pack.</param>
    /// <param name="channel">Channel of <see cref="TariffChannels"/> or of the pack.</param>
    /// <param name="date">Civil date.</param>
    /// <returns>The tariff, or null where the city has none.</returns>
    public Tariff? Find(string code, string channel, DateOnly date) =>
        InForce(code, channel, date) ?? InForce(code, TariffChannels.Any, date);

    private Tariff? InForce(string code, string channel, DateOnly date) =>
        All.FirstOrDefault(t => t.Code == code && t.Channel == channel && t.ValidFrom <= date && (t.ValidTo is null || date <= t.ValidTo));
}
