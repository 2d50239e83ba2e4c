using Navigli.Certificates.Request;
using Navigli.Design;

namespace Navigli.Certificates.Counter;

/// <summary>What the officer's form posts.</summary>
public sealed class CounterForm
{
    public int Version { get; set; } = -1;

    public string? TypeCode { get; set; }

    public string? OnDate { get; set; }

    public string? PastReason { get; set; }

    public string? Requester { get; set; }

    public string? CodiceFiscale { get; set; }

    public string? FamilyName { get; set; }

    public string? GivenName { get; set; }

    public string? Document { get; set; }

    public string? DocumentNumber { get; set; }

    public string? Delegation { get; set; }

    public string? Stamp { get; set; }

    public string? Destination { get; set; }

    public string? ExemptionReason { get; set; }

    public string? StampSerial { get; set; }

    public string? Language { get; set; }

    internal CounterAnswers Over(CounterAnswers answers) => answers with
    {
        Request = new RequestAnswers
        {
            TypeCode = Cut(TypeCode, 60),
            PersonId = answers.PersonId,
            OnDate = TypedDate.Parse(OnDate),
            PastReason = Cut(PastReason, CertificatesErrors.LongestReason + 1),
            Stamp = Choice<StampChoice>(Stamp),
            Destination = Cut(Destination, 20),
            ExemptionReason = Cut(ExemptionReason, CertificatesErrors.LongestReason + 1),
            Language = Cut(Language, 10),
        },
        Requester = Choice<RequesterKind>(Requester),
        CodiceFiscale = Cut(CodiceFiscale, 40),
        FamilyName = Cut(FamilyName, CounterRules.LongestName + 1),
        GivenName = Cut(GivenName, CounterRules.LongestName + 1),
        Document = Choice<IdentityDocument>(Document),
        DocumentNumber = Cut(DocumentNumber, CounterRules.LongestDocument + 1),
        Delegation = Cut(Delegation, CounterRules.LongestName + 1),
        StampSerial = Cut(StampSerial, 40),
    };

    internal static CounterForm Of(CounterAnswers answers) => new()
    {
        TypeCode = answers.Request.TypeCode,
        OnDate = answers.Request.OnDate is { } day ? TypedDate.Format(day) : null,
        PastReason = answers.Request.PastReason,
        Requester = answers.Requester?.ToString(),
        CodiceFiscale = answers.CodiceFiscale,
        FamilyName = answers.FamilyName,
        GivenName = answers.GivenName,
        Document = answers.Document?.ToString(),
        DocumentNumber = answers.DocumentNumber,
        Delegation = answers.Delegation,
        Stamp = answers.Request.Stamp?.ToString(),
        Destination = answers.Request.Destination,
        ExemptionReason = answers.Request.ExemptionReason,
        StampSerial = answers.StampSerial,
        Language = answers.Request.Language,
    };

    private static T? Choice<T>(string? posted)
        where T : struct, Enum => Enum.GetValues<T>().Select(v => (T?)v).FirstOrDefault(v => v.ToString() == posted);

    /// <summary>Trimmed, and never longer than what tells that it is too long: a draft is not a place to keep a file.</summary>
    private static string? Cut(string? text, int most) => text?.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(trimmed.Length, most)] : null;
}
