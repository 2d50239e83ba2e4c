using Navigli.Contracts.Messaging;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Messaging.Notices;

/// <summary>Hands the caller's choices to the modules that send: all of them or, where one is none, nothing.</summary>
internal sealed class ChooseNotices(IEnumerable<IMailChoice> choices, CityPack city)
{
    /// <summary>The choice of none at all.</summary>
    public const string None = "none";

    /// <summary>Keeps the choice of each kind: <see cref="None"/>, or the code of a language.</summary>
    public async Task<Result<Done>> RunAsync(IReadOnlyDictionary<string, string> chosen, CancellationToken ct)
    {
        var changed = choices.Where(c => chosen.ContainsKey(c.Kind)).ToList();
        if (changed.Find(c => chosen[c.Kind] is not None and var language && !city.Identity.Languages.Contains(language, StringComparer.Ordinal)) is { } wrong)
            return MessagingErrors.ChoiceUnknown.For(wrong.Kind);
        foreach (var choice in changed)
            await choice.ChooseAsync(chosen[choice.Kind] is None ? null : chosen[choice.Kind], ct);
        return default(Done);
    }
}
