using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Navigli.Benchmarks.Ground;
using Navigli.Residents;

namespace Navigli.Benchmarks.Measures;

/// <summary>
/// The plans that PostgreSQL really made for a citizen's journey and an officer's look-ups, from its own log: no scan of a table of residents,
/// whatever its size, except where a table has so few rows that reading them all is the shortest way.
/// </summary>
internal sealed partial class PlansMeasure : IMeasure
{
    private const int FewRows = 1_000;

    public string Name => "plans";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        var from = new FileInfo(ground.ServerLog).Length;
        await city.ExecuteAsync($"ALTER DATABASE large SET session_preload_libraries = 'auto_explain'");
        await city.ExecuteAsync($"ALTER DATABASE large SET auto_explain.log_min_duration = 0");
        try
        {
            await WalkAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"));
        }
        finally
        {
            await city.ExecuteAsync("ALTER DATABASE large RESET ALL");
        }

        await using var log = new FileStream(ground.ServerLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = from;
        var plans = Entry().Split(await new StreamReader(log).ReadToEndAsync()).Where(e => e.Contains("plan:", StringComparison.Ordinal) && Registry().IsMatch(e)).ToList();
        var scanned = plans.SelectMany(p => Scan().Matches(p)).Select(m => m.Groups["table"].Value).ToList();
        var bad = new List<string>();
        foreach (var table in scanned.Distinct(StringComparer.Ordinal))
        {
            var rows = await city.InsideAsync(db => db.Database.SqlQuery<long>($"SELECT reltuples::bigint AS \"Value\" FROM pg_class WHERE relname = {table}").SingleAsync());
            report.Say(string.Create(CultureInfo.InvariantCulture, $"sequential scan of {table}, {rows:N0} rows"));
            if (rows > FewRows)
                bad.AddRange(scanned.Where(t => t == table));
        }

        if (plans.Count < 20)
            throw new InvalidOperationException($"Only {plans.Count} plans were logged");
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Sequential scans of residents, {ground.LargeSize:N0} residents"),
            bad.Count == 0 ? "0" : $"{bad.Count} ({string.Join(", ", bad.Distinct(StringComparer.Ordinal))})",
            $"{plans.Count} plans that touch the registry",
            (double)bad.Count / plans.Count,
            Target.AtMost(0));
    }

    private static async Task WalkAsync(BenchCity city, string program)
    {
        await using var open = await OpenCity.StartAsync(city, program);
        using var citizen = await open.SignInAsync(open.Residents[0]);
        foreach (var page in new[] { "/fascicolo", "/i-miei-dati", "/i-miei-familiari", "/chi-ha-visto-i-miei-dati", "/documenti" })
            await citizen.GetAsync(page);
        await Journey.RequestToPdfAsync(citizen, Wanted.Residence);
        using var officer = await open.SignInAsync(BenchCity.Officer);
        var code = open.Residents[1];
        await Journey.LookUpAsync(officer, new() { ["Typed.CodiceFiscale"] = code });
        var person = await city.InsideAsync(db => db.Persons.SingleAsync(p => p.CodiceFiscale == code));
        await Journey.LookUpAsync(officer, new()
        {
            ["Typed.Surname"] = person.Surname,
            ["Typed.GivenName"] = person.GivenName,
            ["Typed.BirthDate"] = person.BirthDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        });
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d ", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?:Scan|scan) (?:using \S+ )?(?:Backward )?on residents_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Registry();

    [GeneratedRegex(@"Seq Scan on (?<table>residents_\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Scan();
}
