using Microsoft.Extensions.Localization;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Ledger;

namespace Navigli.Privacy.Timeline;

/// <summary>Says a line of the ledger in plain words: the office and never the employee, the right and never the name of a private person.</summary>
internal sealed class AccessWords(
    IStringLocalizer<PrivacyTexts> texts, IStringLocalizerFactory localizers, IEnumerable<AccessPurpose> purposes, IApiClientNames clients, CityPack city, CurrentCaller caller)
{
    private static readonly HashSet<string> Services = new(StringComparer.Ordinal) { "certificates", "deadlines", "folder", "identity", "privacy", "records", "residents" };
    private static readonly HashSet<string> Rights = new(StringComparer.Ordinal) { "delegation", "family", "guardianship", "parental" };

    private readonly Dictionary<string, AccessPurpose> byCode = purposes.DistinctBy(p => p.Code).ToDictionary(p => p.Code, StringComparer.Ordinal);

    private IReadOnlyDictionary<Guid, string> organisations = new Dictionary<Guid, string>();

    /// <summary>Learns whose software read, before the lines are said: an office's line without a session may be an API client's.</summary>
    public async Task LearnAsync(IEnumerable<LedgerEntry> entries, CancellationToken ct)
    {
        var accounts = entries.Where(e => e is { Kind: ReaderKind.Office, SessionId: null }).Select(e => e.AccountId).OfType<Guid>().Distinct().ToList();
        if (accounts.Count > 0)
            organisations = await clients.OrganisationsAsync(accounts, ct);
    }

    /// <summary>The line as whoever asks now reads it on the page of <paramref name="subject"/>.</summary>
    public AccessLine Line(LedgerEntry entry, Guid subject) => Line(entry, subject, caller.Value);

    /// <summary>The line as <paramref name="onlooker"/> reads it there.</summary>
    public AccessLine Line(LedgerEntry entry, Guid subject, Caller onlooker) => new()
    {
        Id = new LineId(entry.SegmentId, entry.Seq),
        At = entry.At,
        Who = Who(entry, subject, onlooker.PersonId),
        What = Word(entry, $"What.{entry.What}", "Unknown.What"),
        Why = Word(entry, $"Purpose.{entry.Purpose}", "Unknown.Purpose"),
        Basis = Word(entry, $"Basis.{entry.LegalBasis}", "Unknown.Basis"),
        Service = Services.Contains(ModuleOf(entry)) ? texts[$"Service.{ModuleOf(entry)}"].Value : null,
        CaseReference = entry.CaseReference,
        OwnSession = entry.SessionId is not null && entry.SessionId == onlooker.SessionId,
    };

    public string Office(string? code) =>
        city.Offices.FirstOrDefault(o => o.Id == code)?.Name ?? (code is null ? texts["Who.AnyOffice"] : texts["Who.Office", code]);

    private string Who(LedgerEntry entry, Guid subject, Guid? onlooker)
    {
        var own = subject == onlooker;
        return entry.Kind switch
        {
            ReaderKind.Self => own ? texts["Who.You"] : texts["Who.Person"],
            ReaderKind.Citizen when entry.ReaderPersonId is { } reader && reader == onlooker => texts["Who.You"],
            ReaderKind.Citizen => texts[$"Who.{(own ? "Your" : "Their")}.{(entry.Right is { } right && Rights.Contains(right) ? right : "other")}"],
            ReaderKind.Office when entry.AccountId is { } account && organisations.TryGetValue(account, out var organisation) => texts["Who.Through", Office(entry.Office), organisation],
            ReaderKind.Office => Office(entry.Office),
            ReaderKind.ThirdParty => texts["Who.ThirdParty"],
            _ => texts["Who.City"],
        };
    }

    // A purpose of an earlier version may be gone from the product while its lines are kept.
    private string Word(LedgerEntry entry, string key, string unknown) =>
        byCode.TryGetValue(entry.Purpose, out var purpose) ? localizers.Create(purpose.Texts)[key] : texts[unknown];

    private static string ModuleOf(LedgerEntry entry) => entry.Purpose.Split('.')[0];
}
