using System.Collections.Concurrent;
using Navigli.Sandbox.Records;
using Navigli.Sandbox.Spid;

namespace Navigli.Sandbox.Faults;

internal enum Fault
{
    Normal,
    Slow,
    Down,
    Duplicated,
    WrongSignature,
    WrongAudience,
    Expired,
    Replayed,
    ErrorCode,
    IssuedThenRefused,
    Unsigned,
    Anomaly,
    WrongAnswer,
    Refusing,
}

internal sealed record FaultSetting(Fault Fault, int Seconds)
{
    /// <summary>The error that the service answers, for the faults that answer one; the code of the anomaly, for an identity provider.</summary>
    public string Code { get; init; } = "";

    public static readonly FaultSetting None = new(Fault.Normal, 5);
}

/// <summary>How each service of the outside world misbehaves at the moment.</summary>
internal sealed class FaultPanel
{
    public const string Spid = "spid";
    public const string Cie = "cie";
    public const string Eidas = "eidas";
    public const string Registry = "registry";
    public const string Mail = "mail";
    public const string Sms = "sms";
    public const string Timestamp = "timestamp";
    public const string Seal = "seal";
    public const string Anpr = "anpr";
    public const string Pdnd = "pdnd";
    public const int MaxSeconds = 60;

    private static readonly Dictionary<string, SandboxScheme> Identities =
        Enum.GetValues<SandboxScheme>().ToDictionary(SandboxProvider.ServiceOf, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, FaultSetting> _settings = new(StringComparer.Ordinal);

    /// <summary>The services and the ways in which each can fail.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Fault>> Services = new Dictionary<string, IReadOnlyList<Fault>>(StringComparer.Ordinal)
    {
        [Spid] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.Replayed, Fault.Anomaly],
        [Cie] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.Replayed, Fault.Anomaly],
        [Eidas] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.Replayed, Fault.Anomaly],
        [Registry] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.WrongSignature, Fault.Unsigned],
        [Mail] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.Duplicated],
        [Sms] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.Refusing],
        [Timestamp] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.WrongSignature, Fault.Expired, Fault.Replayed],
        [Seal] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.WrongSignature, Fault.Expired],
        [Pdnd] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.WrongSignature, Fault.WrongAudience, Fault.Expired],
        [Anpr] = [Fault.Normal, Fault.Slow, Fault.Down, Fault.Duplicated, Fault.ErrorCode, Fault.IssuedThenRefused],
    }
        .Concat(RecordSource.All.Select(s => KeyValuePair.Create<string, IReadOnlyList<Fault>>(s.Service, [Fault.Normal, Fault.Slow, Fault.Down, Fault.WrongAnswer, Fault.Refusing])))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>What a service is called, in the language of the request.</summary>
    public static string NameOf(string service) => RecordSource.All.FirstOrDefault(s => s.Service == service)?.Title ?? SandboxTexts.T("Faults_Service_" + service);

    /// <summary>Whether a service can answer an error of the visitor's choice.</summary>
    public static bool HasErrors(string service) => Services[service].Contains(Fault.ErrorCode);

    /// <summary>The answers that an identity provider can be made to give; none for the other services.</summary>
    public static IReadOnlyList<Anomaly> AnomaliesOf(string service) => Identities.TryGetValue(service, out var scheme) ? Anomalies.Of(scheme) : [];

    public FaultSetting this[string service] => _settings.GetValueOrDefault(service, FaultSetting.None);

    /// <summary>False when there is no such service, or it cannot fail that way.</summary>
    public bool TrySet(string service, FaultSetting setting)
    {
        if (!Services.TryGetValue(service, out var possible) || !possible.Contains(setting.Fault))
            return false;
        if (setting.Fault is Fault.Anomaly
            ? AnomaliesOf(service).All(anomaly => anomaly.Code != setting.Code)
            : HasErrors(service) && (setting.Code.Length > 6 || !setting.Code.All(char.IsAsciiLetterOrDigit)))
            return false;
        _settings[service] = setting with { Seconds = Math.Clamp(setting.Seconds, 1, MaxSeconds) };
        return true;
    }

    public Task DelayAsync(string service, CancellationToken cancellation) =>
        this[service] is { Fault: Fault.Slow } slow ? Task.Delay(TimeSpan.FromSeconds(slow.Seconds), cancellation) : Task.CompletedTask;

    public void Clear() => _settings.Clear();
}
