using Navigli.Design;
using Navigli.Platform.Results;

namespace Navigli.Residents.LookUp;

/// <summary>Failures of a form as its fields say them: what is wrong, and how to mend it.</summary>
internal static class FormErrors
{
    public static IReadOnlyList<FieldError> Of(IReadOnlyList<Error> errors, ErrorTexts words) =>
        [.. errors.Select(e => new FieldError(e.Field is null ? null : $"Typed.{e.Field}", $"{words.What(e)} {words.Next(e)}"))];
}
