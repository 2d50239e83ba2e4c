using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Platform.Data;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>The city of the tests of joining, which share its people.</summary>
[CollectionDefinition]
public sealed class JoiningCollection : ICollectionFixture<StaffCity>;

/// <summary>The steps of a joining, as people do them.</summary>
internal static class JoinSteps
{
    public const string Jurgen = "jurgen-muller";
    public const string JurgenAbroad = "jurgen-muller-eidas";
    public const string Anna = "anna-becker";
    public const string HisStreet = "Via Andrea Solari";

    public static async Task<Visitor> ForeignerAsync(TestCity city, string persona)
    {
        var visitor = city.Visit();
        await visitor.SignInByEidasAsync(persona);
        return visitor;
    }

    public static async Task<Answer> AskAsync(Visitor foreigner, string codiceFiscale) =>
        await foreigner.SubmitAsync(await foreigner.GetAsync("/identita/unisci"), "#join", new Dictionary<string, string> { ["Form.CodiceFiscale"] = codiceFiscale, ["Form.Consent"] = "true" });

    public static async Task<Answer> ApproveAsync(Visitor officer, Answer request, string note = "") =>
        await officer.SubmitAsync(await CaseAsync(officer, request), "#approve", new Dictionary<string, string> { ["Form.Note"] = note });

    public static Task<Answer> CaseAsync(Visitor officer, Answer request) => officer.GetAsync($"/anagrafe{request.Address.AbsolutePath}");

    /// <summary>Jürgen's identity of abroad, joined, in a browser that it opened.</summary>
    public static async Task<Visitor> JoinedAsync(TestCity city)
    {
        var abroad = await ForeignerAsync(city, JurgenAbroad);
        using var laura = await city.SignInAsync(StaffCity.Laura);
        await ApproveAsync(laura, await AskAsync(abroad, Code(Jurgen)));
        await abroad.SignInByEidasAsync(JurgenAbroad);
        (await abroad.GetAsync("/i-miei-dati")).Words.ShouldContain(HisStreet);
        return abroad;
    }

    public static string Code(string persona) => StaffCity.Person(persona).CodiceFiscale.Value;

    public static Guid IdOf(Answer request) => Guid.Parse(request.Address.AbsolutePath.Split('/')[^1]);

    /// <summary>Each identity begins anew, as nobody had ever asked.</summary>
    public static Task<int> ForgetAsync(TestCity city) => city.RewriteAsync<Navigli.Identity.Joining.IdentityJoin>(rows => rows.ExecuteDeleteAsync());

    public static Task<Guid> EidasAccountAsync(TestCity city, string familyName) => city.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Accounts.Where(a => a.EidasIdentifier != null && a.FamilyName == familyName).Select(a => a.Id).SingleAsync());
}
