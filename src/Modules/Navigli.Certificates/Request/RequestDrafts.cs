using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Entries;
using Navigli.Contracts.Folder;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>Keeps the drafts of requests, each with its entry in the folder: who leaves half way finds it among the things to do.</summary>
internal sealed class RequestDrafts(CityDb db, Journeys journeys, IFolder folder, DraftEntries entries, CurrentCaller caller, ActFactory acts)
{
    public async Task<Guid> StartAsync(RequestAnswers answers, CancellationToken ct)
    {
        var draft = Guid.Empty;
        await db.CommitAsync(
            Act(answers),
            async inner =>
            {
                draft = await journeys.StartAsync(RequestJourney.Journey, answers, inner);
                await PutAsync(draft, inner);
            },
            ct);
        return draft;
    }

    public async Task<Result<Done>> SaveAsync(Guid draftId, int version, Func<RequestAnswers, RequestAnswers> change, CancellationToken ct)
    {
        var found = await journeys.FindOpenAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        if (found.Value.Version != version)
            return DraftErrors.Stale;
        var answers = change(found.Value.Answers);
        try
        {
            await db.CommitAsync(
                Act(answers),
                async inner =>
                {
                    if (await journeys.SaveAsync(RequestJourney.Journey, draftId, version, answers, inner) is { Succeeded: false })
                        throw new DbUpdateConcurrencyException("The draft was saved elsewhere meanwhile");
                    await PutAsync(draftId, inner);
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Another tab was faster: its answers stand, with its entry.
            db.ChangeTracker.Clear();
            return DraftErrors.Stale;
        }

        return default(Done);
    }

    private Task PutAsync(Guid draft, CancellationToken ct) => folder.PutAsync(entries.Of(db.Set<Draft>().Local.Single(d => d.Id == draft)), ct);

    private Act Act(RequestAnswers answers) => acts.CitizenFor(CertificatesActs.Draft, new OnBehalf(answers.PersonId == caller.Value.PersonId ? null : answers.PersonId, null));
}
