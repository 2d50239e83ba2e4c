using System.Globalization;
using Navigli.Certificates.Paper;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Certifiers;

/// <summary>The city as certifier: its own number, taken in the transaction, and its own words.</summary>
internal sealed class CityCertifier(CityDb db, PaperWriter writer) : ICertifier
{
    private const string Numbering = "certificates.protocol";

    public async Task<Certification> BeginAsync(CertificationOrder order, CancellationToken ct)
    {
        var series = order.Today.Year.ToString(CultureInfo.InvariantCulture);
        var number = await db.NextNumberAsync(Numbering, series, ct);
        var paper = order.Paper(string.Create(CultureInfo.InvariantCulture, $"{series}/{number:D6}"));
        return new Certified(paper, writer.Write(paper));
    }
}
