using Navigli.Certificates.Paper;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;

namespace Navigli.Certificates.SelfCertification;

/// <summary>
/// For what a declaration may be signed in place of a certificate (D.P.R. 445/2000, art. 46). Who may sign is a matter of rights (<see cref="PersonalAction.Sign"/>):
/// the person; a parent or guardian for a minor; a guardian for an interdicted person (art. 5); no relative and no delegate for another.
/// </summary>
internal static class DeclarationRules
{
    /// <summary>Whether art. 46 lets a person declare all that these types certify.</summary>
    public static bool Covers(CertificateSelection selection) => selection.Types.All(t => t.SelfCertification is not null);

    /// <summary>Whether the record has something to declare: nobody unmarried is offered to declare a marriage. A protected address is there, to be written by hand.</summary>
    public static bool Knows(CertifiableRecord record, CertificateSelection selection, DateOnly today) =>
        Statements.Of(selection).All(s => s.Has(record, today) || (s.StatesAddress && record.AddressIsProtected));

    /// <summary>The norms under which it is declared, each once.</summary>
    public static IReadOnlyList<string> Norms(CertificateSelection selection) => [.. selection.Types.Select(t => t.SelfCertification!).Distinct(StringComparer.Ordinal)];
}
