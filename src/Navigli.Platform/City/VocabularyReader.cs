namespace Navigli.Platform.City;

/// <summary>Reads the national code tables.</summary>
internal static class VocabularyReader
{
    public static RegistryVocabulary Read(PackFaults faults, string folder)
    {
        IReadOnlyDictionary<string, CodeLabel> Labels(string file) =>
            Table(faults, Path.Combine(folder, file), "code,label_it,label_en", row => new CodeLabel(row.Text("code"), row.Localized("label")), label => label.Code);

        return new()
        {
            CertificateTypes = CertificateTypes(faults, folder),
            StampDutyExemptions = Table(
                faults,
                Path.Combine(folder, "stamp-duty-exemptions.csv"),
                "code,text,use_it,use_en,legal_basis,secretariat_fee_exempt",
                row => new StampDutyExemption(
                    row.Text("code"), row.Text("text"), row.Localized("use"), row.Optional("legal_basis"), row.Flag("secretariat_fee_exempt")),
                exemption => exemption.Code),
            KinshipTies = Table(
                faults,
                Path.Combine(folder, "kinship.csv"),
                "code,male_it,female_it,male_en,female_en,legacy_only",
                row => new KinshipTie(row.Text("code"), Gendered(row, "male"), Gendered(row, "female"), row.Flag("legacy_only")),
                tie => tie.Code),
            CivilStatuses = Table(
                faults,
                Path.Combine(folder, "civil-statuses.csv"),
                "code,male_it,female_it,male_en,female_en",
                row => new CivilStatusLabel(row.Text("code"), Gendered(row, "male"), Gendered(row, "female")),
                status => status.Code),
            CertifiabilityGrades = Labels("certifiability-grades.csv"),
            RegistrationReasons = Labels("registration-reasons.csv"),
            RemovalReasons = Labels("removal-reasons.csv"),
            CohabitationKinds = Labels("cohabitation-kinds.csv"),
            StreetTypes = CsvTable.Read(faults, Path.Combine(folder, "street-types.csv"), "code,label", row => (Code: row.Text("code"), Label: row.Text("label")))
                .ToDictionary(type => type.Code, type => type.Label, StringComparer.Ordinal),
        };
    }

    private static LocalizedText Gendered(CsvRow row, string sex) => new(row.Text($"{sex}_it"), row.Text($"{sex}_en"));

    private static Dictionary<string, CertificateType> CertificateTypes(PackFaults faults, string folder)
    {
        var path = Path.Combine(folder, "blocking-rules.json");
        var file = PackJson.Read<BlockingRulesFile>(faults, path);
        var rules = (file?.Rules ?? []).ToDictionary(rule => rule.Id, StringComparer.Ordinal);

        List<BlockingRule> RulesOf(string code)
        {
            var ids = file?.ByCertificateType.GetValueOrDefault(code) ?? [];
            foreach (var id in ids.Where(id => !rules.ContainsKey(id)))
                faults.Add(path, $"certificate type {code} names the rule '{id}', which is not there");

            return [.. ids.Where(rules.ContainsKey).Select(id => rules[id])];
        }

        return Table(
            faults,
            Path.Combine(folder, "certificate-types.csv"),
            "code,label_it,label_en",
            row => new CertificateType(row.Text("code"), row.Localized("label"), RulesOf(row.Text("code"))),
            type => type.Code);
    }

    private static Dictionary<string, T> Table<T>(PackFaults faults, string path, string header, Func<CsvRow, T> map, Func<T, string> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return CsvTable
            .Read(faults, path, header, row =>
            {
                var item = map(row);
                if (!seen.Add(key(item)))
                    row.Fault($"the code '{key(item)}' is there twice");

                return item;
            })
            .ToDictionary(key, StringComparer.Ordinal);
    }

    private sealed record BlockingRulesFile
    {
        public required string Source { get; init; }

        public required IReadOnlyList<BlockingRule> Rules { get; init; }

        public required IReadOnlyDictionary<string, IReadOnlyList<string>> ByCertificateType { get; init; }
    }
}
