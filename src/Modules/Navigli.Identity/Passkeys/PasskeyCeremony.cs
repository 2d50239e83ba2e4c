using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Passkeys;

/// <summary>What the browser is asked: the options for its script, and the question's id, which comes back with the answer.</summary>
internal sealed record PasskeyQuestion(Guid Id, string Options);

/// <summary>The two ceremonies.</summary>
internal enum PasskeyPart
{
    Make,
    Show,
}

/// <summary>What was asked, kept here until it is answered.</summary>
internal sealed class PasskeyQuestionAnswers
{
    public Guid Session { get; set; }

    public PasskeyPart Part { get; set; }

    public string State { get; set; } = "";
}

/// <summary>
/// Makes a passkey, or checks that its holder has it. Each question is asked of one session, is answered once, and lapses after five minutes.
/// A passkey made or shown strengthens the session that did it, and no other.
/// </summary>
internal sealed class PasskeyCeremony(
    CityDb db, IPasskeyHandler<Account> handler, Journeys journeys, CurrentCaller caller, IHttpContextAccessor http, ActFactory acts, SessionCookie cookie, RecentSessions recent, TimeProvider clock)
{
    private const int LongestAnswer = 32 * 1024;
    private static readonly Journey<PasskeyQuestionAnswers> Journey = new("identity.passkey", TimeSpan.FromMinutes(5));

    private HttpContext Http => http.HttpContext!;

    public async Task<PasskeyQuestion> AskToMakeAsync(CancellationToken ct)
    {
        var account = await AccountAsync(ct);
        // The name is all that the authenticator shows, and may copy to a cloud: it says who, and no codice fiscale.
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = PasskeyStore.IdOf(account), Name = account.DisplayName, DisplayName = account.DisplayName }, Http);
        return new PasskeyQuestion(await KeepAsync(asked.AttestationState, PasskeyPart.Make, ct), asked.CreationOptionsJson);
    }

    public async Task<PasskeyQuestion> AskToShowAsync(CancellationToken ct)
    {
        var asked = await handler.MakeRequestOptionsAsync(await AccountAsync(ct), Http);
        return new PasskeyQuestion(await KeepAsync(asked.AssertionState, PasskeyPart.Show, ct), asked.RequestOptionsJson);
    }

    /// <summary>The first passkey rests on the sign-in alone; another one is made only in a session that has shown one.</summary>
    public async Task<Result<Done>> MakeAsync(Guid question, string? answer, string? name, CancellationToken ct)
    {
        var session = await SessionAsync(ct);
        if (session.PasskeyAt is null && await db.Passkeys.AnyAsync(p => p.AccountId == session.AccountId, ct))
            return IdentityErrors.PasskeyFirst;
        if (name?.Trim() is not { Length: > 0 and <= Passkey.NameLength } called)
            return IdentityErrors.PasskeyNameMissing;
        if (await TakeAsync(question, answer, PasskeyPart.Make, ct) is not { } state)
            return IdentityErrors.PasskeyLapsed;
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Http, CredentialJson = answer!, AttestationState = state });
        if (!made.Succeeded || made.UserEntity.Id != session.AccountId.ToString("N"))
            return IdentityErrors.PasskeyRefused;
        db.Add(PasskeyOf(made.Passkey, session.AccountId, called));
        return await CommitAsync(IdentityActs.MakePasskey, session, question, ct);
    }

    public async Task<Result<Done>> ShowAsync(Guid question, string? answer, CancellationToken ct)
    {
        var session = await SessionAsync(ct);
        if (await TakeAsync(question, answer, PasskeyPart.Show, ct) is not { } state)
            return IdentityErrors.PasskeyLapsed;
        var shown = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Http, CredentialJson = answer!, AssertionState = state });
        if (!shown.Succeeded || shown.User.Id != session.AccountId || !shown.Passkey.IsUserVerified)
            return IdentityErrors.PasskeyRefused;
        var id = shown.Passkey.CredentialId;
        var passkey = await db.Passkeys.SingleAsync(p => p.AccountId == session.AccountId && p.CredentialId == id, ct);
        passkey.Used(shown.Passkey, clock.UtcInstant());
        return await CommitAsync(IdentityActs.ShowPasskey, session, question, ct);
    }

    private async Task<Guid> KeepAsync(string? state, PasskeyPart part, CancellationToken ct) =>
        await journeys.StartAsync(Journey, new PasskeyQuestionAnswers { Session = caller.Value.SessionId!.Value, Part = part, State = state ?? "" }, ct);

    private async Task<string?> TakeAsync(Guid question, string? answer, PasskeyPart part, CancellationToken ct)
    {
        if (answer is not { Length: > 0 and <= LongestAnswer })
            return null;
        var asked = await journeys.FindAsync(Journey, question, ct);
        return asked.Succeeded && asked.Value is { OutcomeId: null, Answers: var kept } && kept.Session == caller.Value.SessionId && kept.Part == part ? kept.State : null;
    }

    private async Task<Result<Done>> CommitAsync(ActType type, Session session, Guid question, CancellationToken ct)
    {
        var act = acts.Citizen(type);
        var answered = await journeys.ConfirmAsync(Journey.Code, question, act.Id, ct);
        if (!answered.Succeeded)
            return IdentityErrors.PasskeyLapsed;
        var token = OneTimeSecret.New();
        session.ShowPasskey(OneTimeSecret.Hash(token), act.At);
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityErrors.PasskeyLapsed;
        }

        recent.Forget();
        cookie.Write(Http, token);
        return default(Done);
    }

    private Task<Account> AccountAsync(CancellationToken ct) => db.Accounts.SingleAsync(a => a.Id == caller.Value.AccountId, ct);

    private Task<Session> SessionAsync(CancellationToken ct) => db.Sessions.SingleAsync(s => s.Id == caller.Value.SessionId, ct);

    private Passkey PasskeyOf(UserPasskeyInfo made, Guid account, string name) => new()
    {
        Id = clock.NewId(),
        AccountId = account,
        CredentialId = made.CredentialId,
        PublicKey = made.PublicKey,
        Name = name,
        CreatedAt = clock.UtcInstant(),
        SignCount = made.SignCount,
        Transports = string.Join(' ', made.Transports ?? []),
        IsUserVerified = made.IsUserVerified,
        IsBackupEligible = made.IsBackupEligible,
        IsBackedUp = made.IsBackedUp,
        AttestationObject = made.AttestationObject,
        ClientDataJson = made.ClientDataJson,
    };
}
