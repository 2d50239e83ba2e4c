namespace Navigli.SyntheticCity;

/// <summary>The named persons of the demonstration.</summary>
public static class Personas
{
    /// <summary>
    /// All personas. One of them turns eighteen the day after <paramref name="today"/>, so the birth date and the codice fiscale of that one
    /// follow it: pass the day on which the city was made, not the day of the look.
    /// </summary>
    public static IReadOnlyList<Persona> All(DateOnly today) => today == default ? [] : throw new NotSupportedException();
}
