namespace Navigli.Documents;

/// <summary>The standards that a file declares and keeps.</summary>
public enum PdfProfile
{
    /// <summary>PDF 1.7, both PDF/A-2a (ISO 19005-2, level A) and PDF/UA-1 (ISO 14289-1): what people receive.</summary>
    PdfA2aUa1,

    /// <summary>PDF 1.4 as PDF/A-1b (ISO 19005-1, level B), never sealed: the same pages for validators that know nothing newer.</summary>
    PdfA1b,
}
