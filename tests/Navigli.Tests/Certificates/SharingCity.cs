using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Delivery;
using Navigli.Platform.Data;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Mail;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>A city whose mail arrives in the sandbox, and the steps of sending a certificate.</summary>
public sealed class SharingCity : IAsyncLifetime
{
    public TestCity City { get; private set; } = null!;

    internal FaultPanel Faults => City.Sandbox.Services.GetRequiredService<FaultPanel>();

    private Mailbox Mailbox => City.Sandbox.Services.GetRequiredService<Mailbox>();

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions
    {
        Residents = 60,
        Settings = new Dictionary<string, string?> { ["Outbox:MaxAttempts"] = "2", ["Messaging:PerAccountPerDay"] = "12" },
    });

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>The path of a new certificate of the persona's.</summary>
    public static async Task<string> IssueAsync(Visitor visitor, string about) =>
        (await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, about)).Address.AbsolutePath;

    /// <summary>The form of the e-mail up to the page that asks to check the address, or to the refusal.</summary>
    public static async Task<Answer> ReviewAsync(Visitor visitor, string certificate, string address, int days = 7, string prefix = "") =>
        await visitor.SubmitAsync(await visitor.GetAsync($"{prefix}{certificate}/invia"), "#send", Fields(address, days), "button");

    public static Task<Answer> ConfirmAsync(Visitor visitor, Answer review) => visitor.SubmitAsync(review, "#send", button: "button[value='send']");

    public static async Task<Answer> SendAsync(Visitor visitor, string certificate, string address, int days = 7, string prefix = "") =>
        await ConfirmAsync(visitor, await ReviewAsync(visitor, certificate, address, days, prefix));

    /// <summary>Makes a link to hand on.</summary>
    /// <returns>The address of the link, without the host.</returns>
    public static async Task<string> LinkAsync(Visitor visitor, string certificate, int days = 7)
    {
        var made = await visitor.SubmitAsync(await visitor.GetAsync($"{certificate}/link"), "#link", new Dictionary<string, string> { ["Link.Days"] = days.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return AddressOn(made);
    }

    public static string AddressOn(Answer made) => new Uri(made.Page.QuerySelector("#nuovo code")?.TextContent ?? throw new InvalidOperationException(made.Words)).AbsolutePath;

    /// <summary>Downloads by a link, as somebody without an account.</summary>
    public async Task<Answer> DownloadAsync(string link)
    {
        using var anybody = City.Visit();
        return await anybody.SubmitAsync(await anybody.GetAsync(link), "#download");
    }

    internal IReadOnlyList<ReceivedMail> MailTo(string address) => [.. Mailbox.Messages.Where(m => m.Recipients.Contains(address))];

    /// <summary>Waits for mail as a person would, looking again and again.</summary>
    internal async Task<ReceivedMail> AwaitMailAsync(string address)
    {
        await AwaitAsync(() => Task.FromResult(MailTo(address).Count > 0), $"no mail to {address}");
        return MailTo(address)[0];
    }

    /// <summary>Opens a certificate's links until they say something.</summary>
    internal static async Task<Answer> AwaitWordsAsync(Visitor visitor, string certificate, string words)
    {
        Answer? last = null;
        await AwaitAsync(async () => (last = await visitor.GetAsync($"{certificate}/link")).Words.Contains(words, StringComparison.Ordinal), $"'{words}' never came");
        return last!;
    }

    internal static string LinkIn(MailContent mail) => new Uri(new HtmlParser().ParseDocument(mail.Html).QuerySelector("a")!.GetAttribute("href")!).AbsolutePath;

    internal Task<CertificateLink> RowAsync(string link) => City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<CertificateLink>().AsNoTracking().SingleAsync(l => l.SecretHash == ShareTickets.Hash(SecretOf(link))));

    /// <summary>Writes into a table what time or the office would.</summary>
    internal Task<int> ChangeAsync<T>(Guid id, Action<UpdateSettersBuilder<T>> change)
        where T : class => City.RewriteAsync<T>(all => all.Where(row => EF.Property<Guid>(row, "Id") == id).ExecuteUpdateAsync(change));

    public static Guid IdOf(string certificate) => Guid.Parse(certificate.Split('/')[^1]);

    public static string SecretOf(string link) => link.Split('/')[^1];

    private static Dictionary<string, string> Fields(string address, int days) => new()
    {
        ["Send.Address"] = address,
        ["Send.Days"] = days.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static async Task AwaitAsync(Func<Task<bool>> holds, string otherwise)
    {
        for (var looks = 0; looks < 150; looks++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }

        throw new ShouldAssertException(otherwise);
    }
}
