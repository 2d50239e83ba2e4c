using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.City;

namespace Navigli.Tests.Certificates.Counter;

/// <summary>The steps of an officer at the counter, as pages take them.</summary>
internal static class OfficerSteps
{
    public const string Officer = "laura-bernasconi";
    public const string Birth = "1";

    private static readonly Dictionary<string, Persona> Personas =
        global::Navigli.SyntheticCity.Personas.All(Packs.Milano, TestCity.SeededOn).ToDictionary(p => p.Key, StringComparer.Ordinal);

    public static string CodeOf(string persona) => Personas[persona].CodiceFiscale.Value;

    public static Dictionary<string, string> Subject { get; } = new()
    {
        ["Form.Requester"] = "Subject", ["Form.Document"] = "IdentityCard", ["Form.DocumentNumber"] = "CA12345AB",
    };

    public static Dictionary<string, string> ThirdParty { get; } = new()
    {
        ["Form.Requester"] = "ThirdParty", ["Form.FamilyName"] = "Bianchi", ["Form.GivenName"] = "Teresa", ["Form.Document"] = "Passport", ["Form.DocumentNumber"] = "YA 1234567",
    };

    public static Dictionary<string, string> RightHolder(string persona) => new()
    {
        ["Form.Requester"] = "RightHolder", ["Form.FamilyName"] = "Cognome", ["Form.GivenName"] = "Nome", ["Form.CodiceFiscale"] = CodeOf(persona),
        ["Form.Document"] = "IdentityCard", ["Form.DocumentNumber"] = "CA12345AB",
    };

    public static Dictionary<string, string> Exempt { get; } = new() { ["Form.Stamp"] = "Exempt", ["Form.Destination"] = CertificatesCity.SportsClub };

    public static Dictionary<string, string> Stamped(string serial) => new() { ["Form.Stamp"] = "Stamped", ["Form.Destination"] = StampedUse, ["Form.StampSerial"] = serial };

    private static string StampedUse { get; } = Packs.Milano.Vocabulary.Uses.All.First(u => u.Exemption is null).Code;

    /// <summary>Opens the person's record with a reason.</summary>
    public static async Task<Answer> RecordAsync(Visitor officer, string persona, string purpose = "residents.counter") =>
        await officer.SubmitAsync(await officer.GetAsync("/anagrafe"), "main form", new Dictionary<string, string>
        {
            ["Typed.CodiceFiscale"] = CodeOf(persona),
            ["Typed.Purpose"] = purpose,
            ["Typed.CaseReference"] = "2026-118842",
        });

    /// <summary>The person's certificates, from the record.</summary>
    public static async Task<Answer> CounterAsync(Visitor officer, string persona) =>
        await officer.GetAsync((await RecordAsync(officer, persona)).Page.QuerySelector("main a[href*='/sportello/persone/']")!.GetAttribute("href")!);

    /// <summary>The form of a new request.</summary>
    public static async Task<Answer> BeginAsync(Visitor officer, string persona, string type) =>
        await officer.SubmitAsync(await CounterAsync(officer, persona), "#begin", new Dictionary<string, string> { ["Begin.TypeCode"] = type });

    /// <summary>Fills in the form: a summary, or the form again.</summary>
    public static Task<Answer> FillAsync(Visitor officer, Answer form, params IReadOnlyList<Dictionary<string, string>> answers) =>
        officer.SubmitAsync(form, "#request", answers.SelectMany(a => a).GroupBy(a => a.Key).ToDictionary(g => g.Key, g => g.Last().Value));

    /// <summary>The whole request, to the page that hands it over.</summary>
    public static async Task<Answer> IssueAsync(Visitor officer, string persona, string type, params IReadOnlyList<Dictionary<string, string>> answers) =>
        await officer.SubmitAsync(await FillAsync(officer, await BeginAsync(officer, persona, type), answers), "#confirm");

    /// <summary>Opens an entry of the register by its number.</summary>
    public static async Task<Answer> EntryAsync(Visitor officer, string number) =>
        await officer.SubmitAsync(await officer.GetAsync("/sportello/registro"), "#find", new Dictionary<string, string> { ["Find.Number"] = number, ["Find.Reason"] = "Il cittadino segnala un errore" });

    public static async Task<Answer> VoidPageAsync(Visitor officer, Answer entry) =>
        await officer.GetAsync(entry.Page.QuerySelector("main a[href$='/annulla']")!.GetAttribute("href")!);

    public static Task<Answer> VoidAsync(Visitor officer, Answer page) =>
        officer.SubmitAsync(page, "#void", new Dictionary<string, string> { ["Void.VoidReason"] = "Rilasciato alla persona sbagliata" });

    /// <summary>Decides what may be certified of a person.</summary>
    public static async Task<Answer> DecideAsync(Visitor officer, string persona, string grade, string cause)
    {
        var record = await RecordAsync(officer, persona);
        var page = await officer.GetAsync(record.Page.QuerySelector("main a[href*='/certificabilita']")!.GetAttribute("href")!);
        return await officer.SubmitAsync(page, "#decide", new Dictionary<string, string> { ["Typed.Grade"] = grade, ["Typed.Cause"] = cause, ["Typed.Reason"] = "Atto di nascita da controllare" });
    }
}
