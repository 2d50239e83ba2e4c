using Navigli.Certificates.Paper;

namespace Navigli.Certificates.SelfCertification;

/// <summary>A declaration ready to be signed: dichiarazione sostitutiva di certificazione. It is the citizen's own paper, so it has neither number nor seal, and is kept nowhere.</summary>
internal sealed record DeclarationWords
{
    public required string Title { get; init; }

    public required string Norms { get; init; }

    /// <summary>Who signs, and for whom.</summary>
    public required IReadOnlyList<string> Preamble { get; init; }

    public required string Declares { get; init; }

    public required string SubjectName { get; init; }

    public required IReadOnlyList<string> SubjectLines { get; init; }

    /// <summary>The facts, a part for each section; lines to fill in by hand where the registry does not give them.</summary>
    public required IReadOnlyList<PaperPart> Parts { get; init; }

    public required string PlaceAndDate { get; init; }

    public required string Signature { get; init; }

    /// <summary>What the law has the declarant know: false statements, and how to hand it in.</summary>
    public required IReadOnlyList<string> Notices { get; init; }
}
