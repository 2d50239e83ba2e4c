namespace Navigli.Design;

/// <summary>Something wrong in what was posted.</summary>
/// <param name="Field">The name of the field, or null when it is about the whole form.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record FieldError(string? Field, string Message);
