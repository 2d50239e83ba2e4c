using System.Globalization;
using Navigli.Certificates.Paper;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>The national registry as certifier: the case is opened with the request that will be sent, and nothing is sent before it is committed.</summary>
internal sealed class AnprCertifier(PaperWriter writer) : ICertifier
{
    private const string National = "Anagrafe nazionale della popolazione residente (ANPR)";
    private const string Numbering = "certificates.anpr-operation";

    public Task<Certification> BeginAsync(CertificationOrder order, CancellationToken ct)
    {
        var paper = order.Paper("");
        var snapshot = writer.Write(paper);
        // The document will be ANPR's: our signature over our own facts would prove nothing about it.
        return Task.FromResult<Certification>(new ToBeAsked(
            paper, snapshot with { Facts = snapshot.Facts with { Issuer = National }, Proof = "", QrText = "" }, AnprRequest.Of(order)));
    }

    /// <summary>
    /// The number of an operation, "numerico e crescente" (<c>tipoDato.xsd</c>): the instant and a count. The instant keeps it growing even where a
    /// database was restored, since ANPR answers a number that it knows with the earlier answer.
    /// </summary>
    public static async Task<string> NextOperationAsync(CityDb db, DateTime at, CancellationToken ct)
    {
        var number = await db.NextNumberAsync(Numbering, at.Year.ToString(CultureInfo.InvariantCulture), ct);
        return string.Create(CultureInfo.InvariantCulture, $"{at:yyyyMMddHHmmss}{number:D8}");
    }
}
