using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Contacts;
using Navigli.Platform.Data;
using Navigli.Sandbox.Mail;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>An address of one's own, as people add it.</summary>
internal static partial class ContactSteps
{
    public const string Page = "/i-miei-contatti";
    public const string CodePage = "/i-miei-contatti/codice";

    /// <summary>Types an address, and gets the page for its code or the refusal.</summary>
    public static async Task<Answer> AskAsync(Visitor visitor, string address) =>
        await visitor.SubmitAsync(await visitor.GetAsync(Page), "#change", new Dictionary<string, string> { ["Form.Email"] = address });

    public static async Task<Answer> TypeAsync(Visitor visitor, string code) =>
        await visitor.SubmitAsync(await visitor.GetAsync(CodePage), "#confirm", new Dictionary<string, string> { ["Form.Code"] = code });

    /// <summary>The whole of it.</summary>
    public static async Task<Answer> ConfirmAsync(TestCity city, Visitor visitor, string address)
    {
        var before = MailTo(city, address).Count;
        await AskAsync(visitor, address);
        return await TypeAsync(visitor, CodeIn((await AwaitMailAsync(city, address, before + 1))[^1]));
    }

    public static string CodeIn(ReceivedMail mail) => SixDigits().Match(mail.Content.Text).Value;

    /// <summary>Another code than the one sent.</summary>
    public static string Not(string code) => code == "123456" ? "654321" : "123456";

    public static IReadOnlyList<ReceivedMail> MailTo(TestCity city, string address) =>
        [.. city.Sandbox.Services.GetRequiredService<Mailbox>().Messages.Where(m => m.Recipients.Contains(address)).OrderBy(m => m.At)];

    /// <summary>The e-mails to an address, the oldest first, once there are so many.</summary>
    public static async Task<IReadOnlyList<ReceivedMail>> AwaitMailAsync(TestCity city, string address, int count)
    {
        for (var looks = 0; MailTo(city, address).Count < count; looks++)
        {
            looks.ShouldBeLessThan(300, $"{count} e-mails to {address} never came");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return MailTo(city, address);
    }

    public static Task<List<ContactCode>> RowsAsync(TestCity city, string address) => city.InsideAsync(s =>
        s.GetRequiredService<CityDb>().Set<ContactCode>().AsNoTracking().Where(c => c.Address == address).OrderBy(c => c.SentAt).ToListAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    public static partial Regex SixDigits();
}
