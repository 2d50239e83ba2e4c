using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;

namespace Navigli.Deadlines.Notices;

/// <summary>Keeps whether e-mails about deadlines come, and in which language.</summary>
internal sealed class ChooseMail(CityDb db, CurrentCaller caller, ActFactory acts, CityPack city) : IMailChoice
{
    /// <summary>Kind of the e-mails.</summary>
    public const string MailKind = "deadlines.steps";

    /// <summary>The choice of none at all.</summary>
    public const string None = "none";

    string IMailChoice.Kind => MailKind;

    public async Task<string?> LanguageAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        return await db.MailChoices.AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == account, ct) is { } choice ? choice.Language : city.Identity.DefaultLanguage;
    }

    async Task IMailChoice.ChooseAsync(string? language, CancellationToken ct)
    {
        if (await RunAsync(language ?? None, ct) is { Succeeded: false } refused)
            throw new ArgumentException(refused.Error.Code, nameof(language));
    }

    public async Task<Result<Done>> RunAsync(string? choice, CancellationToken ct)
    {
        if (choice != None && !city.Identity.Languages.Contains(choice, StringComparer.Ordinal))
            return DeadlinesErrors.ChoiceUnknown.For("Mail");
        var account = caller.Value.AccountId!.Value;
        var row = await db.MailChoices.SingleOrDefaultAsync(c => c.AccountId == account, ct);
        if (row is null)
            db.MailChoices.Add(row = new MailChoice { AccountId = account });
        var act = acts.Citizen(DeadlinesActs.ChooseMail);
        (row.Language, row.ChosenAt) = (choice == None ? null : choice, act.At);
        await db.CommitAsync(act, ct);
        return default(Done);
    }
}
