namespace Navigli.Sandbox.Records;

/// <summary>The people about whom offices of the sandbox answer: those of the national registry, and those who sign in.</summary>
internal sealed class RecordPeople(SandboxOptions options, TimeProvider clock)
{
    private readonly HashSet<string> personas = options.Personas.Select(p => p.CodiceFiscale).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    public string Authority => options.Address.GetLeftPart(UriPartial.Authority);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Clock.LocalTimeZone).DateTime);

    /// <summary>Everybody, each once, in the same order at every asking.</summary>
    public IEnumerable<string> Codes => personas.Union(options.RegisteredCodes(), StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    public RecordSubject Of(string code, DateOnly day) => new(code, day)
    {
        Household = options.NationalRegistry(code) is { Household.Count: > 0 and var members } ? members : null,
        IsPersona = personas.Contains(code),
    };
}
