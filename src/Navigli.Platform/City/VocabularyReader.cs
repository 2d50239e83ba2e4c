namespace Navigli.Platform.City;

/// <summary>Reads the national code tables.</summary>
internal static class VocabularyReader
{
    public static RegistryVocabulary Read(PackFaults faults, string folder)
    {
        IReadOnlyDictionary<string, CodeLabel> Labels(string file) =>
            Table(faults, Path.Combine(folder, file), "code,label_it,label_en", row => new CodeLabel(row.Text("code"), row.Localized("label")), label => label.Code);

        var exemptions = Table(
            faults,
            Path.Combine(folder, "stamp-duty-exemptions.csv"),
            "code,text,use_it,use_en,legal_basis,secretariat_fee_exempt",
            row => new StampDutyExemption(
                row.Text("code"), row.Text("text"), row.Localized("use"), row.Optional("legal_basis"), row.Flag("secretariat_fee_exempt")),
            exemption => exemption.Code);
        return new()
        {
            Certificates = CertificateReader.Types(faults, folder),
            Uses = CertificateReader.Uses(faults, folder, exemptions),
            CertificateLanguages = Table(
                faults,
                Path.Combine(folder, "certificate-languages.csv"),
                "code,label_it,label_en,by_city,by_anpr",
                row => new CertificateLanguage(row.Text("code"), row.Localized("label"), row.Flag("by_city"), row.Flag("by_anpr")),
                language => language.Code),
            StampDutyExemptions = exemptions,
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
}
