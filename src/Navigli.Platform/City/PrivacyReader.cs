namespace Navigli.Platform.City;

/// <summary>Reads the notice and the retention schedule: the city's own where its folder has one, else the common ones.</summary>
internal static class PrivacyReader
{
    public static PrivacyNotice? Notice(PackFaults faults, string folder, string national)
    {
        var path = FileOf("privacy-notice.json", folder, national);
        var notice = PackJson.Read<PrivacyNotice>(faults, path);
        foreach (var (earlier, later) in (notice?.Versions ?? []).Zip((notice?.Versions ?? []).Skip(1)))
        {
            if (later.Number != earlier.Number + 1 || later.InForceFrom <= earlier.InForceFrom)
                faults.Add(path, $"version {later.Number} does not follow version {earlier.Number}");
        }

        if (notice is { Versions: [] } or { Versions: [{ Number: not 1 }, ..] })
            faults.Add(path, "the first version is number 1");
        return notice;
    }

    public static RetentionSchedule? Retention(PackFaults faults, string folder, string national)
    {
        var path = FileOf("retention.json", folder, national);
        var schedule = PackJson.Read<RetentionSchedule>(faults, path);
        foreach (var rule in (schedule?.Rules ?? []).Where(rule => (rule.Erasure is null) == (rule.Kept is null)))
            faults.Add(path, $"{rule.Category}: it says what erasure does, or why the data stay");
        foreach (var twice in (schedule?.Rules ?? []).CountBy(rule => rule.Category, StringComparer.Ordinal).Where(pair => pair.Value > 1))
            faults.Add(path, $"{twice.Key} is there {twice.Value} times");
        return schedule;
    }

    private static string FileOf(string name, string folder, string national) =>
        File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : Path.Combine(national, name);
}
