using Microsoft.AspNetCore.Http;

namespace Navigli.Sandbox.Records.DigitalDomicile;

/// <summary>The national index of digital domiciles, by AgID's published API: half of the grown-ups have chosen an address.</summary>
internal sealed class InadRecords : RecordSource
{
    public override string Name => "digital-domicile";

    public override string TitleIt => "INAD: domicili digitali";

    public override string TitleEn => "INAD: digital domiciles";

    public override string Method => HttpMethods.Get;

    public override string Pattern => "extract/{codiceFiscale}";

    public override object? Answer(RecordSubject about) => about.Age < 18 || about.Draw(0, 2) == 0 ? null : new
    {
        codiceFiscale = about.Code,
        since = about.Today.ToDateTime(new TimeOnly(6, 0), DateTimeKind.Utc),
        digitalAddress = (object[])[new { digitalAddress = $"{about.Code[..6].ToUpperInvariant()}{about.Draw(1, 100)}@pec.example" }],
    };

    public override IResult Nothing() => Results.Json(new { status = "404", type = "NOT_FOUND", detail = "Nessun domicilio digitale" }, contentType: "application/problem+json", statusCode: StatusCodes.Status404NotFound);
}
