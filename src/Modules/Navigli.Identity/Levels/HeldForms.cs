using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Identity.Levels;

/// <summary>A form that was being sent when a stronger sign-in was asked for: where to, and what was typed.</summary>
internal sealed record HeldForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>The same as a draft keeps it: sealed, since it may hold anything.</summary>
internal sealed class HeldFormAnswers
{
    public string Sealed { get; set; } = "";
}

/// <summary>
/// Keeps what was typed for the account that typed it, half an hour at most, and gives it back once. Files and very long forms are not kept: there
/// the person comes back to the page.
/// </summary>
internal sealed class HeldForms(
    CityDb db, Journeys journeys, ActFactory acts, IDataProtectionProvider protection, IOptions<AntiforgeryOptions> antiforgery)
{
    private const int MostSealed = 60 * 1024;
    private static readonly Journey<HeldFormAnswers> Journey = new("identity.held-form", TimeSpan.FromMinutes(30));
    private readonly IDataProtector protector = protection.CreateProtector("Navigli.Identity.HeldForm");

    /// <summary>Keeps the form that is being sent to a page; null when it cannot be kept.</summary>
    public async Task<Guid?> KeepAsync(HttpContext context, string path)
    {
        var request = context.Request;
        if (!request.HasFormContentType)
            return null;
        var form = await request.ReadFormAsync(context.RequestAborted);
        if (form.Files.Count > 0)
            return null;
        // The token is of the session that is about to be replaced.
        var fields = form.Where(f => f.Key != antiforgery.Value.FormFieldName)
            .SelectMany(f => f.Value.Select(value => KeyValuePair.Create(f.Key, value ?? ""))).ToList();
        var held = new HeldForm(path, fields);
        var answers = new HeldFormAnswers { Sealed = protector.Protect(JsonSerializer.Serialize(held)) };
        return answers.Sealed.Length > MostSealed ? null : await journeys.StartAsync(Journey, answers, context.RequestAborted);
    }

    /// <summary>The form, for its own account while it has not been given back; <see cref="IdentityErrors.FormSent"/> afterwards.</summary>
    public async Task<Result<HeldForm>> FindAsync(Guid id, CancellationToken ct)
    {
        var draft = await journeys.FindAsync(Journey, id, ct);
        if (!draft.Succeeded)
            return draft.Error;
        return draft.Value.OutcomeId is null ? JsonSerializer.Deserialize<HeldForm>(protector.Unprotect(draft.Value.Answers.Sealed))! : IdentityErrors.FormSent;
    }

    /// <summary>Gives the form back: of two that ask, one gets it.</summary>
    public async Task<Result<HeldForm>> TakeAsync(Guid id, CancellationToken ct)
    {
        var found = await FindAsync(id, ct);
        if (!found.Succeeded)
            return found.Error;
        var act = acts.Citizen(IdentityActs.ResumeForm);
        var confirmed = await journeys.ConfirmAsync(Journey.Code, id, act.Id, ct);
        if (!confirmed.Succeeded)
            return IdentityErrors.FormSent;
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityErrors.FormSent;
        }

        return found.Value;
    }
}
