using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Messaging;
using Navigli.Design;
using Navigli.Platform.Access;
using Navigli.Platform.City;

namespace Navigli.Certificates.Delivery;

/// <summary>The address of a link, and the e-mail that carries it, in the language of the request. It names neither whom the certificate is about nor who sends it; that the two are not one it says.</summary>
internal sealed class LinkMail(CityPack city, Site site, CurrentCaller caller, Say say, IStringLocalizer<CertificatesTexts> texts, IOptions<CertificatesOptions> options)
{
    public const string Kind = "certificates.link";

    public Uri Address(string secret) => new(options.Value.Portal!, site.Language.PathPrefix + CertificatesPaths.SharedBy(secret));

    public Message Message(string to, IssuedCertificate certificate, Uri address, DateTime until) => new()
    {
        Kind = Kind,
        AccountId = certificate.AccountId,
        SubjectId = certificate.PersonId,
        Mend = $"{CertificatesPaths.SendOf(certificate.Id)}#{FieldIds.Of("Send.Address")}",
        To = to,
        Language = site.Language.Code,
        Subject = texts["Share.Mail.Subject", city.Identity.FormalName],
        Paragraphs = [texts[certificate.PersonId == caller.Value.PersonId ? "Share.Mail.What" : "Share.Mail.What.OnBehalf", city.Identity.FormalName], texts["Share.Mail.How", say.DateAndTime(until)], texts["Share.Mail.Unexpected"]],
        Link = new MessageLink(address, texts["Share.Mail.Open"]),
        Why = texts["Share.Mail.Why"],
        SendBefore = until,
    };
}
