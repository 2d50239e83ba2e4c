using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Delegations;
using Navigli.Platform.Data;
using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.City;

namespace Navigli.Tests.Identity;

/// <summary>The steps of a delegation, as people do them.</summary>
internal static class DelegationSteps
{
    public const string ForFolder = "folder.read";
    public const string ForCertificates = "certificates.ask";

    public static string CodeOf(string persona) => Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).CodiceFiscale.Value;

    /// <summary>The answer to the form of a new delegation.</summary>
    public static async Task<Answer> SendAsync(Visitor giver, string codiceFiscale, string lastDay = "31/12/2026", params string[] services)
    {
        Dictionary<string, string> fill = new() { ["Form.CodiceFiscale"] = codiceFiscale, ["Form.LastDay"] = lastDay };
        foreach (var service in services)
            fill[$"Service.{service}"] = "true";
        return await giver.SubmitAsync(await giver.GetAsync("/deleghe/nuova"), "#give", fill);
    }

    /// <summary>Asks a persona to help with certificates.</summary>
    /// <returns>The id of the delegation, as the giver's own page links it.</returns>
    public static async Task<Guid> AskAsync(Visitor giver, string helper, string lastDay = "31/12/2026", params string[] services)
    {
        var sent = await SendAsync(giver, CodeOf(helper), lastDay, services.Length == 0 ? [ForCertificates] : services);
        return IdOf(sent, "main .card[id^='d-'] a[href^='/deleghe/']");
    }

    /// <summary>Asks, and the helper accepts.</summary>
    public static async Task<Guid> GiveAsync(Visitor giver, Visitor helper, string persona, string lastDay = "31/12/2026", params string[] services)
    {
        var id = await AskAsync(giver, persona, lastDay, services);
        await AcceptAsync(helper, id);
        return id;
    }

    public static async Task<Answer> AcceptAsync(Visitor helper, Guid id) => await helper.SubmitAsync(await helper.GetAsync($"/deleghe/{id}"), "#accept form");

    public static async Task<Answer> EndAsync(Visitor side, Guid id) => await side.SubmitAsync(await side.GetAsync($"/deleghe/{id}/fine"), "#end");

    public static Task<List<Delegation>> RowsAsync(TestCity city, string helper)
    {
        var code = CodeOf(helper);
        return city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Delegation>().AsNoTracking().Where(d => d.HelperCodiceFiscale == code).OrderBy(d => d.AskedAt).ToListAsync());
    }

    /// <summary>Nobody has asked anybody yet.</summary>
    public static Task<int> ForgetAsync(TestCity city) => city.RewriteAsync<Delegation>(rows => rows.ExecuteDeleteAsync());

    private static Guid IdOf(Answer page, string link) => page.Page.QuerySelector(link) is { } found
        ? Guid.Parse(found.GetAttribute("href")!.Split('/')[2])
        : throw new InvalidOperationException($"No delegation on {page.Address}: {page.Words}");
}
