using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Navigli.Deadlines.Rules;

namespace Navigli.Deadlines;

/// <summary>Settings <c>Deadlines</c>.</summary>
internal sealed class DeadlinesOptions
{
    /// <summary>Facts that one commit of the nightly run takes.</summary>
    [Range(1, 5_000)]
    public int Chunk { get; set; } = 2_000;

    /// <summary>Address of the portal, for links in e-mails and calendars.</summary>
    [Required]
    public Uri? Portal { get; set; }
}

/// <summary>A rule that nobody's facts answer is a mistake of the pack: better said at start than never told to anybody.</summary>
internal sealed class RulesCheck(RuleBook book) : IValidateOptions<DeadlinesOptions>
{
    public ValidateOptionsResult Validate(string? name, DeadlinesOptions options) =>
        book.Unbound.ToList() is { Count: > 0 } unbound
            ? ValidateOptionsResult.Fail(unbound.Select(rule => $"deadlines.json: no module publishes the facts of the rule {rule}"))
            : ValidateOptionsResult.Success;
}
