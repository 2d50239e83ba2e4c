using System.Diagnostics;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>What people do on the portal, as their browsers do it.</summary>
internal static class Journey
{
    /// <summary>A residence certificate for oneself, from the request page to the sealed file.</summary>
    /// <returns>The time that the portal took; reading its pages and filling them in is the visitor's.</returns>
    public static async Task<TimeSpan> RequestToPdfAsync(Visitor citizen)
    {
        var taken = new Stopwatch();
        var catalogue = await TimedAsync(() => citizen.GetAsync("/certificati"));
        var use = await TimedAsync(() => citizen.SubmitAsync(catalogue, "form#begin", button: "button[name='Begin.TypeCode']"));
        var confirm = await TimedAsync(() => citizen.SubmitAsync(use, "form#use", new Dictionary<string, string> { ["Use.Stamp"] = "Exempt", ["Use.Destination"] = "4" }));
        var outcome = await TimedAsync(() => citizen.SubmitAsync(confirm, "form#confirm"));
        var file = outcome.Page.QuerySelector("a[download]")?.GetAttribute("href") ?? throw new InvalidOperationException($"No certificate at {outcome.Address}: {outcome.Words}");
        var pdf = await TimedAsync(() => citizen.GetAsync(file));
        return pdf.Body.AsSpan().StartsWith("%PDF-"u8) ? taken.Elapsed : throw new InvalidOperationException($"No PDF at {file}");

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
