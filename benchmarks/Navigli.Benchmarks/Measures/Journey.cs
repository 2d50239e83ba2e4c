using System.Diagnostics;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>A certificate that is asked for, and the page that offers it.</summary>
internal sealed record Wanted(string Page, string TypeCode)
{
    /// <summary>Certified by the city.</summary>
    public static Wanted Residence { get; } = new("/certificati", "8");

    /// <summary>Certified by ANPR.</summary>
    public static Wanted ExistenceInLife { get; } = new("/certificati/altri", "7");
}

/// <summary>What a request took, and of that from its confirmation on.</summary>
internal sealed record JourneyTime(TimeSpan Whole, TimeSpan FromConfirmation);

/// <summary>What people do on the portal, as their browsers do it.</summary>
internal static class Journey
{
    /// <summary>A certificate for oneself, from the request page to the sealed file.</summary>
    /// <returns>The time that the portal took; reading its pages and filling them in is the visitor's.</returns>
    public static async Task<JourneyTime> RequestToPdfAsync(Visitor citizen, Wanted wanted)
    {
        var taken = new Stopwatch();
        var catalogue = await TimedAsync(() => citizen.GetAsync(wanted.Page));
        var use = await TimedAsync(() => citizen.SubmitAsync(catalogue, "form#begin", button: $"button[name='Begin.TypeCode'][value='{wanted.TypeCode}']"));
        var confirm = await TimedAsync(() => citizen.SubmitAsync(use, "form#use", new Dictionary<string, string> { ["Use.Stamp"] = "Exempt", ["Use.Destination"] = "4" }));
        var before = taken.Elapsed;
        var outcome = await TimedAsync(() => citizen.SubmitAsync(confirm, "form#confirm"));
        var file = outcome.Page.QuerySelector("a[download]")?.GetAttribute("href") ?? throw new InvalidOperationException($"No certificate at {outcome.Address}: {outcome.Words}");
        var pdf = await TimedAsync(() => citizen.GetAsync(file));
        return pdf.Body.AsSpan().StartsWith("%PDF-"u8) ? new(taken.Elapsed, taken.Elapsed - before) : throw new InvalidOperationException($"No PDF at {file}");

        async Task<Answer> TimedAsync(Func<Task<Answer>> step)
        {
            taken.Start();
            var answer = await step();
            taken.Stop();
            // Parsed outside the time.
            _ = answer.Page;
            return answer;
        }
    }

    /// <summary>An officer looks for somebody and states why.</summary>
    public static async Task<Answer> LookUpAsync(Visitor officer, Dictionary<string, string> whom)
    {
        var form = await officer.GetAsync("/anagrafe");
        var found = await officer.SubmitAsync(form, "form.nv-form[action*='anagrafe']", new Dictionary<string, string>(whom)
        {
            ["Typed.Purpose"] = "residents.counter",
            ["Typed.Reason"] = "Carta d’identità allo sportello",
        });
        return found.Address.AbsolutePath.StartsWith("/anagrafe/", StringComparison.Ordinal) ? found : throw new InvalidOperationException($"Nothing was looked up: {found.Words}");
    }
}
