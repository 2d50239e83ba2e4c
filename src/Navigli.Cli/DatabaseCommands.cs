using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.SyntheticCity;

namespace Navigli.Cli;

internal static class DatabaseCommands
{
    public static Command Migrate()
    {
        var command = new Command("migrate", "Brings the database to this version. Safe to repeat; run it before the new version serves.");
        command.SetAction(async (_, ct) =>
        {
            await using var services = Installation.Open();
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CityDb>().Database.MigrateAsync(ct);
            await Console.Out.WriteLineAsync("The database is at this version.");
        });
        return command;
    }

    public static Command Seed()
    {
        var residents = new Option<int>("--residents") { Description = "Size of the city, from 5,000 to 1,400,000.", DefaultValueFactory = _ => 5_000 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed makes the same city.", DefaultValueFactory = _ => 1 };
        var today = new Option<DateOnly?>("--today") { Description = "The day from which ages are counted; today when left out." };
        var command = new Command("seed", "Fills an empty database with a synthetic population: no real person is in it.") { residents, seed, today };
        command.SetAction(async (parsed, ct) =>
        {
            await using var services = Installation.Open();
            var clock = services.GetRequiredService<TimeProvider>();
            var size = parsed.GetValue(residents);
            var watch = Stopwatch.StartNew();
            var options = new SyntheticCityOptions
            {
                Seed = parsed.GetValue(seed),
                Residents = size,
                Today = parsed.GetValue(today) ?? services.GetRequiredService<CityPack>().Calendar.Today(clock),
            };
            var persons = await new SeedCity(services).RunAsync(options, new ProgressBar(size), ct);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{persons:N0} persons in {watch.Elapsed.TotalSeconds:0.0} s ({persons / watch.Elapsed.TotalSeconds:N0} a second)."));
        });
        return command;
    }

    private sealed class ProgressBar(int total) : IProgress<long>
    {
        public void Report(long value)
        {
            var share = Math.Min(1.0, (double)value / total);
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', (int)(share * 40)),-40}] {value:N0} persons"));
        }
    }
}
