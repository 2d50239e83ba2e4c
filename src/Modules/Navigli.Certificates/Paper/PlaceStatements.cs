using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;

namespace Navigli.Certificates.Paper;

/// <summary>Statements of where a person lives or lived.</summary>
internal static class PlaceStatements
{
    public static PaperPart Residence(StatementSource s) => new() { Label = s.Edition.Say("Residence", s.Record.Person), Lines = Lines(s, s.Record.Address!) };

    public static PaperPart OnDate(StatementSource s) => new()
    {
        Label = s.Edition.Say("ResidenceOnDate", s.Record.Person, PaperEdition.Date(s.Reference)),
        Lines = Lines(s, s.Record.ResidenceOn(s.Reference)!.Address),
    };

    public static PaperPart History(StatementSource s) => new()
    {
        Label = s.Edition.Say("ResidenceHistory"),
        Columns = [s.Edition.Say("Column.Address"), s.Edition.Say("Column.From"), s.Edition.Say("Column.To")],
        Rows =
        [
            .. s.Record.Residences.Select(r => (IReadOnlyList<string>)
            [
                $"{r.Address.Line}, {r.Address.Comune}", PaperEdition.Date(r.From), r.To is { } to ? PaperEdition.Date(to) : s.Edition.Say("Today"),
            ]),
        ],
    };

    public static PaperPart Abroad(StatementSource s)
    {
        var abroad = s.Record.Abroad!;
        return new()
        {
            Label = s.Edition.Say("ResidenceAbroad", s.Record.Person, PaperEdition.Date(abroad.Since)),
            Lines = [abroad.Line, $"{abroad.Place} ({s.Edition.Country(abroad.CountryCode)})"],
        };
    }

    public static PaperPart Cohabitation(StatementSource s)
    {
        var home = s.Record.Cohabitation!;
        var kind = home.KindCode is { } code && s.City.Vocabulary.CohabitationKinds.TryGetValue(code, out var label) ? s.Edition.Label(label.Label) : null;
        var name = (home.Name, kind) switch { ({ } n, { } k) => $"{n} ({k})", ({ } n, null) => n, (null, { } k) => k, _ => null };
        return new() { Label = s.Edition.Say("Cohabitation", s.Record.Person), Lines = name is null ? Lines(s, s.Record.Address!) : [name, .. Lines(s, s.Record.Address!)] };
    }

    /// <summary>The address that the certificate states, on one line, for whoever compares it with the paper.</summary>
    public static string? Stated(StatementSource s, IReadOnlyCollection<Platform.City.CertificateSection> sections) => (sections, s.Record) switch
    {
        var (stated, record) when stated.Contains(Platform.City.CertificateSection.ResidenceOnDate) => OneLine(record.ResidenceOn(s.Reference)?.Address),
        var (stated, record) when stated.Contains(Platform.City.CertificateSection.ResidenceAbroad) => record.Abroad is { } abroad ? $"{abroad.Line}, {abroad.Place}" : null,
        var (stated, record) when stated.Contains(Platform.City.CertificateSection.Residence) || stated.Contains(Platform.City.CertificateSection.CohabitationResidence) => OneLine(record.Address),
        _ => null,
    };

    private static string? OneLine(CertifiedAddress? address) => address is null ? null : $"{address.Line}, {address.Comune}";

    private static IReadOnlyList<string> Lines(StatementSource s, CertifiedAddress address) => [address.Line, s.Edition.Say("Comune", address.Comune)];
}
