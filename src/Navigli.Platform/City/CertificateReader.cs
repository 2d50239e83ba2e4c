namespace Navigli.Platform.City;

/// <summary>Reads the certificate types with their blocking rules, and the uses with their warnings.</summary>
internal static class CertificateReader
{
    public static CertificateCatalogue Types(PackFaults faults, string folder)
    {
        var path = Path.Combine(folder, "certificate-types.json");
        var rules = RulesByType(faults, folder);
        var file = PackJson.Read<TypesFile>(faults, path);
        if (file is null)
            return new([], [], []);
        foreach (var twice in file.Types.CountBy(t => t.Code, StringComparer.Ordinal).Where(pair => pair.Value > 1))
            faults.Add(path, $"the code '{twice.Key}' is there twice");
        foreach (var type in file.Types.Where(t => t.Sections.Count == 0))
            faults.Add(path, $"certificate type {type.Code} states nothing");
        var catalogue = new CertificateCatalogue(
            [.. file.Types.DistinctBy(t => t.Code, StringComparer.Ordinal).Select(t => t with { BlockingRules = rules.GetValueOrDefault(t.Code, []) })],
            file.Cumulative,
            file.MostAsked);
        foreach (var code in file.MostAsked.Concat(file.Cumulative.Select(c => c.Code)).Where(code => catalogue.Select(code)?.Code != code))
            faults.Add(path, $"'{code}' does not name certificate types in order");
        return catalogue;
    }

    public static CertificateUses Uses(PackFaults faults, string folder, IReadOnlyDictionary<string, StampDutyExemption> exemptions)
    {
        var path = Path.Combine(folder, "certificate-uses.json");
        var file = PackJson.Read<UsesFile>(faults, path);
        var uses = new List<CertificateUse>();
        foreach (var use in file?.Uses ?? [])
        {
            if (!file!.Warnings.TryGetValue(use.Warning, out var warning))
                faults.Add(path, $"use '{use.Code}': there is no warning '{use.Warning}'");
            else if (use.Exemption is not null && !exemptions.ContainsKey(use.Exemption))
                faults.Add(path, $"use '{use.Code}': there is no exemption '{use.Exemption}'");
            else
                uses.Add(new(use.Code, use.Label, use.Exemption is null ? null : exemptions[use.Exemption], warning, use.NationalCode) { IsCommon = use.Common });
        }

        return new(uses);
    }

    private static Dictionary<string, IReadOnlyList<BlockingRule>> RulesByType(PackFaults faults, string folder)
    {
        var path = Path.Combine(folder, "blocking-rules.json");
        var file = PackJson.Read<RulesFile>(faults, path);
        var rules = (file?.Rules ?? []).ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var byType = new Dictionary<string, IReadOnlyList<BlockingRule>>(StringComparer.Ordinal);
        foreach (var (type, ids) in file?.ByCertificateType ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
        {
            foreach (var id in ids.Where(id => !rules.ContainsKey(id)))
                faults.Add(path, $"certificate type {type} names the rule '{id}', which is not there");
            byType[type] = [.. ids.Where(rules.ContainsKey).Select(id => rules[id])];
        }

        return byType;
    }

    private sealed record TypesFile
    {
        public required string Source { get; init; }

        public required IReadOnlyList<string> MostAsked { get; init; }

        public required IReadOnlyList<NamedCombination> Cumulative { get; init; }

        public required IReadOnlyList<CertificateType> Types { get; init; }
    }

    private sealed record UsesFile
    {
        public required string Source { get; init; }

        public required IReadOnlyDictionary<string, SourcedText> Warnings { get; init; }

        public required IReadOnlyList<UseRow> Uses { get; init; }
    }

    private sealed record UseRow
    {
        public required string Code { get; init; }

        public required LocalizedText Label { get; init; }

        public string? Exemption { get; init; }

        public required string Warning { get; init; }

        public required int NationalCode { get; init; }

        public bool Common { get; init; }
    }

    private sealed record RulesFile
    {
        public required string Source { get; init; }

        public required IReadOnlyList<BlockingRule> Rules { get; init; }

        public required IReadOnlyDictionary<string, IReadOnlyList<string>> ByCertificateType { get; init; }
    }
}
