using Navigli.Certificates.Paper;
using Navigli.Certificates.Request;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.SelfCertification;

/// <summary>Who may sign a declaration in place of a certificate, and for what (D.P.R. 445/2000, artt. 5 and 46).</summary>
internal static class DeclarationRules
{
    private const int OfAge = 18;
    private const string Interdicted = "4";

    /// <summary>Whether art. 46 lets a person declare all that these types certify.</summary>
    public static bool Covers(CertificateSelection selection) => selection.Types.All(t => t.SelfCertification is not null);

    /// <summary>Whether the record has something to declare: nobody unmarried is offered to declare a marriage. A protected address is there, to be written by hand.</summary>
    public static bool Knows(CertifiableRecord record, CertificateSelection selection, DateOnly today) =>
        Statements.Of(selection).All(s => s.Has(record, today) || (s.StatesAddress && record.AddressIsProtected));

    /// <summary>
    /// The person; a parent for a minor; a guardian for a minor or an interdicted person (art. 5). Whoever has a support administrator signs alone, unless the
    /// judge decided otherwise, which the registry does not know; and no relative signs for another.
    /// </summary>
    public static bool MaySign(ReachedSubject reached, DateOnly today) => MaySign(reached.Right.Kind)
        || (reached.Right.Kind == RightKind.Guardianship && (reached.Record.CertifiabilityCode == Interdicted || reached.Record.Person.BirthDate.AddYears(OfAge) > today));

    /// <summary>Whether the right alone lets a reader sign, whatever the record says.</summary>
    public static bool MaySign(RightKind right) => right is RightKind.Self or RightKind.Parental;

    /// <summary>The norms under which it is declared, each once.</summary>
    public static IReadOnlyList<string> Norms(CertificateSelection selection) => [.. selection.Types.Select(t => t.SelfCertification!).Distinct(StringComparer.Ordinal)];
}
