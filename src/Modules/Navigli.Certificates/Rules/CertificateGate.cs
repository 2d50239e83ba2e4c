using Navigli.Certificates.Paper;
using Navigli.Contracts.Identity;
using Navigli.Platform.City;

namespace Navigli.Certificates.Rules;

/// <summary>
/// Decides whether a certificate may be issued on what the registry holds: the national rules first (<see cref="BlockingChecks"/>, and those on which types
/// exclude each other, which are data), then the house's own: protected addresses, facts that are not there, types for the counter alone.
/// Rules that look at the request are in <see cref="RequestRules"/>.
/// </summary>
internal sealed class CertificateGate(CityPack city)
{
    public const string ProtectedAddress = "protected-address";
    public const string FactsMissing = "facts-missing";
    public const string CounterType = "counter-type";

    private static readonly LocalizedText NotOnline = new(
        "Per questa persona il certificato non si rilascia online.", "For this person the certificate is not issued online.");

    private static readonly LocalizedText TypeForTheCounter = new(
        "Questo certificato si rilascia solo allo sportello.", "This certificate is issued only at the counter.");

    private static readonly LocalizedText OwnProtectedAddress = new(
        "L'indirizzo è protetto: per sicurezza un certificato che lo riporta non si rilascia online.",
        "Your address is protected: for safety a certificate that states it is not issued online.");

    private static readonly LocalizedText NothingToState = new(
        "L'anagrafe non ha i dati che questo certificato dovrebbe riportare.", "The registry does not have the data that this certificate would state.");

    private static readonly LocalizedText GoToTheCounter = new(
        "Lo rilascia un ufficiale d'anagrafe in una sede anagrafica: serve un documento d'identità.",
        "A registry officer issues it at a registry office: an identity document is needed.");

    private static readonly LocalizedText AskTheOffice = new(
        "Rivolgiti di persona al responsabile di una sede anagrafica, con un documento d'identità.",
        "Go in person to the head of a registry office, with an identity document.");

    private static readonly LocalizedText OnlyToYou = new(
        "Te lo rilascia, se ti presenti tu, il responsabile di una sede anagrafica: porta un documento d'identità. A nessun altro.",
        "The head of a registry office issues it to you if you come yourself: bring an identity document. To nobody else.");

    private static readonly LocalizedText AddressOfWhoIsHere = new(
        "L'indirizzo è protetto: il certificato che lo riporta si rilascia solo alla persona stessa, presente allo sportello.",
        "The address is protected: a certificate that states it is issued only to the person herself or himself, at the counter.");

    private static readonly LocalizedText HeadDecides = new(
        "Decide il responsabile dell'ufficio, dopo aver identificato la persona. Il motivo resta nel registro. Consegna il foglio solo nelle sue mani.",
        "The head of the office decides, after identifying the person. The reason stays in the register. Hand the paper to nobody else.");

    private static readonly LocalizedText AddressKeptHidden = new(
        "L'indirizzo è protetto: qui non lo vede nessun ufficio, e il certificato che lo riporta non si può preparare.",
        "The address is protected: no office sees it here, and a certificate that states it cannot be prepared.");

    private static readonly LocalizedText SayNothing = new(
        "Non dire a chi chiede che l'indirizzo è protetto. Il certificato si rilascia solo alla persona stessa, se si presenta allo sportello.",
        "Do not tell whoever asks that the address is protected. The certificate is issued only to the person herself or himself, at the counter.");

    private static readonly LocalizedText AskWhoRunsTheOffice = new(
        "Non dire a chi chiede che l'indirizzo è protetto. Se chiede la persona stessa, chiama il responsabile dell'ufficio.",
        "Do not tell whoever asks that the address is protected. If the person herself or himself asks, call the head of the office.");

    /// <summary>The rules whose answer makes the others on the record moot: who is not a resident has no household here to speak of.</summary>
    private static readonly HashSet<string> OnStatus = new(StringComparer.Ordinal) { "registered-abroad", "resident", "removed", "deceased", "type-2-2", "type-4-2" };

    /// <summary>Every rule that forbids the certificate, none when it may be issued.</summary>
    public IReadOnlyList<Refusal> Refusals(GateQuestion question)
    {
        var types = question.Selection.Types;
        var broken = types
            .SelectMany(type => type.BlockingRules.Where(rule =>
                types.Any(other => other != type && rule.Excludes(other.Code)) || BlockingChecks.IsBroken(rule, question, city.Vocabulary)))
            .DistinctBy(rule => rule.Id).ToList();
        if (broken.Exists(rule => OnStatus.Contains(rule.Id)))
            broken.RemoveAll(rule => rule.NotWith is null && !OnStatus.Contains(rule.Id));
        List<Refusal> refusals = [.. broken.Select(rule => Explain(rule, question)).DistinctBy(r => r.What)];
        AddOwn(refusals, question);
        return refusals;
    }

    /// <summary>That the registry does not have what the certificate would state: no officer can pass over that.</summary>
    public static Refusal? Missing(GateQuestion question) => Statements.Of(question.Selection).Any(s => !s.Has(question.Record, question.Reference))
        ? new(FactsMissing, NothingToState, GoToTheCounter, CanBeForced: false)
        : null;

    private void AddOwn(List<Refusal> refusals, GateQuestion question)
    {
        var (record, statements) = (question.Record, Statements.Of(question.Selection));
        if (question.Channel == TariffChannels.Online && !question.Selection.Online)
            refusals.Add(new(CounterType, TypeForTheCounter, GoToTheCounter, CanBeForced: false));
        if (record.AddressIsProtected && statements.Any(s => s.StatesAddress))
            refusals.Add(OnProtectedAddress(question));
        else if (refusals.Count == 0 && Missing(question) is { } missing)
        {
            refusals.Add(missing);
        }
    }

    /// <summary>That the address is protected is told to the person alone: a violent parent may be the one who asks.</summary>
    private Refusal OnProtectedAddress(GateQuestion question) =>
        (question.Channel, question.Requester.Right, city.ProtectedAddress) switch
        {
            (TariffChannels.Counter, RightKind.Self, ProtectedAddressRule.CounterSelf) => new(ProtectedAddress, AddressOfWhoIsHere, HeadDecides, CanBeForced: true),
            (TariffChannels.Counter, _, ProtectedAddressRule.CounterSelf) => new(ProtectedAddress, AddressKeptHidden, SayNothing, CanBeForced: false),
            (TariffChannels.Counter, _, _) => new(ProtectedAddress, AddressKeptHidden, AskWhoRunsTheOffice, CanBeForced: false),
            (_, RightKind.Self, ProtectedAddressRule.CounterSelf) => new(ProtectedAddress, OwnProtectedAddress, OnlyToYou, CanBeForced: false),
            (_, RightKind.Self, _) => new(ProtectedAddress, OwnProtectedAddress, AskTheOffice, CanBeForced: false),
            _ => new(ProtectedAddress, NotOnline, AskTheOffice, CanBeForced: false),
        };

    private static Refusal Explain(BlockingRule rule, GateQuestion question)
    {
        var what = rule.Explanation;
        // The right of the family reaches certificates and nothing more of an adult (D.M. 3-11-2021, art. 2): the rule, not its cause.
        var mayKnow = question.Requester.Right is RightKind.Self or RightKind.Parental or RightKind.Guardianship;
        if (mayKnow && rule.Id is "not-certifiable" or "open-proceeding" or "partially-certifiable" && question.Record.CertifiabilityCause is { } cause)
            what = new($"{what.It} ({cause})", $"{what.En} ({cause})");
        return new(rule.Id, what, rule.Remedy, rule.CanBeForced);
    }
}
