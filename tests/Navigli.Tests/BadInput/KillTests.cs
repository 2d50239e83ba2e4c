using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Outbox;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Mail;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.BadInput;

/// <summary>`kill -9` in the midst of the work, and what is there when the portal starts again.</summary>
public sealed class KillTests
{
    private const string Club = "segreteria@polisportiva.example";

    private static readonly string[] People = ["chiara-colombo", "lan-nguyen", "marco-villa"];

    [Fact]
    public async Task Kill_WhileMailIsBeingHandedOver_LosesNeitherMailNorCertificateNorSession()
    {
        await using var city = await StartAsync();
        await using var portal = await KilledPortal.InsteadOfAsync(city);
        using var chiara = await city.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "sofia-brambilla");
        var faults = city.Sandbox.Services.GetRequiredService<FaultPanel>();
        faults.TrySet(FaultPanel.Mail, new FaultSetting(Fault.Slow, FaultPanel.MaxSeconds)).ShouldBeTrue();
        await SharingCity.SendAsync(chiara, certificate, Club);
        await UntilAsync(() => city.InsideAsync(services => Db(services).Set<OutboxDelivery>().AnyAsync(d => d.DoneAt == null && d.LeasedUntil != null)));

        await portal.KillAsync();
        MailToTheClub(city).ShouldBeEmpty();
        faults.Clear();
        await portal.StartAgainAsync();

        await UntilAsync(() => Task.FromResult(MailToTheClub(city).Count > 0));
        MailToTheClub(city).Select(m => m.Content.MessageId).Distinct().ShouldHaveSingleItem("a copy would say that it is one");
        (await chiara.GetAsync($"{certificate}/pdf")).Body.AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue("still signed in, and the document is there");
    }

    [Fact]
    public async Task Kill_WhileCertificatesAreIssued_LeavesNoGapNoDuplicateAndAChainThatHolds()
    {
        await using var city = await StartAsync();
        await using var portal = await KilledPortal.InsteadOfAsync(city);
        foreach (var pause in new[] { 5, 25, 60 })
        {
            var visitors = await Task.WhenAll(People.Select(city.SignInAsync));
            var summaries = await Task.WhenAll(visitors.Zip(People, SummaryAsync));
            var confirmations = visitors.Zip(summaries, (visitor, summary) => visitor.SubmitAsync(summary, "#confirm")).ToList();
            await Task.Delay(pause);
            await portal.KillAsync();
            foreach (var cut in confirmations)
                await cut.ContinueWith(static _ => { }, TaskScheduler.Default);
            await portal.StartAgainAsync();

            // Whoever saw no answer confirms once more, and gets the one document.
            foreach (var (visitor, summary) in visitors.Zip(summaries))
            {
                var outcome = await visitor.SubmitAsync(summary, "#confirm");
                outcome.Heading.ShouldStartWith("Il certificato è", customMessage: outcome.Words);
                (await visitor.GetAsync($"{outcome.Address.AbsolutePath}/pdf")).Body.AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue("sealed now, where the portal died before");
                visitor.Dispose();
            }
        }

        var numbers = await city.InsideAsync(services => Db(services).Set<IssuedCertificate>().OrderBy(c => c.IssuedAt).Select(c => c.Protocol).ToListAsync());
        numbers.Order(StringComparer.Ordinal).Select(n => int.Parse(n.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, 3 * People.Length));
        (await city.InsideAsync(services => services.GetRequiredService<LedgerVerifier>().VerifyAsync(CancellationToken.None))).Faults.ShouldBeEmpty();
    }

    private static Task<TestCity> StartAsync() => TestCity.StartAsync(new TestCityOptions
    {
        Residents = 30,
        Settings = new Dictionary<string, string?> { ["Outbox:Lease"] = "00:00:03" },
    });

    private static async Task<Answer> SummaryAsync(Visitor visitor, string person) =>
        await CertificatesCity.DeclareAsync(visitor, await CertificatesCity.BeginAsync(visitor, CertificatesCity.Residence, person), CertificatesCity.SportsClub);

    private static IReadOnlyList<ReceivedMail> MailToTheClub(TestCity city) =>
        [.. city.Sandbox.Services.GetRequiredService<Mailbox>().Messages.Where(m => m.Recipients.Contains(Club))];

    private static CityDb Db(IServiceProvider services) => services.GetRequiredService<CityDb>();

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var looks = 0; !await holds(); looks++)
        {
            looks.ShouldBeLessThan(300, "it never came");
            await Task.Delay(100);
        }
    }
}
