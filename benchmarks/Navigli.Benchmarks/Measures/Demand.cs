namespace Navigli.Benchmarks.Measures;

/// <summary>
/// What is asked for and how often: certificates issued online to residents by ANPR in August 2026, all Italy (open data of the Ministero dell'Interno,
/// CC BY 4.0; "contestuale" is birth, citizenship, existence in life and residence). Residence, the combined one, family and birth are nine in ten.
/// </summary>
internal static class Demand
{
    public static IReadOnlyList<(string Code, int Issued)> August2026 { get; } =
    [
        ("8", 135_844), ("1+5+7+8", 108_424), ("12", 53_271), ("1", 14_716), ("3", 6_502), ("11", 6_474), ("16", 6_305), ("13", 4_110), ("17", 2_149), ("5", 1_840), ("7", 1_502),
        ("14", 92), ("18", 32), ("19", 25),
    ];

    private static readonly double All = August2026.Sum(d => (double)d.Issued);

    /// <summary>Part of all that one is.</summary>
    public static double Share(string code) => August2026.Single(d => d.Code == code).Issued / All;

    /// <summary>The types one after another without end, each coming as often as it is asked for, evenly spread: any stretch is the mix.</summary>
    public static IEnumerable<string> Mix()
    {
        var owed = new double[August2026.Count];
        while (true)
        {
            for (var i = 0; i < owed.Length; i++)
                owed[i] += August2026[i].Issued / All;
            var next = Array.IndexOf(owed, owed.Max());
            owed[next]--;
            yield return August2026[next].Code;
        }
    }
}
