using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Deadlines;
using Navigli.Residents.Registry;
using Navigli.Sandbox.Mail;
using Navigli.Testing;
using Navigli.Tests.Folder;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Deadlines;

/// <summary>A city in which the identity cards of personas expire when a test says.</summary>
public sealed class DeadlinesCity : IAsyncLifetime
{
    /// <summary>180 days after the day on which the clock of tests starts.</summary>
    public static readonly DateOnly Expires = new(2027, 5, 20);

    public TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await StartAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();

    internal static Task<TestCity> StartAsync(string pack = "cities/milano") => TestCity.StartAsync(new TestCityOptions { Residents = 60, Pack = pack });

    internal static Task<int> ExpireAsync(TestCity city, string persona, DateOnly? on)
    {
        var person = FolderCity.PersonOf(persona);
        return city.RewriteAsync<Person>(all => all.Where(p => p.Id == person).ExecuteUpdateAsync(u => u.SetProperty(p => p.IdentityCardExpiresOn, on)));
    }

    /// <summary>The night of the clock's day. The portal's own scheduler may be at the same: whoever comes second leaves it to the first, and looks again.</summary>
    internal static async Task<DeadlinesDone?> NightAsync(TestCity city)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await city.InsideAsync(s => s.GetRequiredService<INightlyDeadlines>().RunAsync(TestContext.Current.CancellationToken));
            }
            catch (DbUpdateException) when (tries < 20)
            {
                await Task.Delay(250, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>The e-mails to a persona, once there are so many.</summary>
    internal static async Task<IReadOnlyList<ReceivedMail>> MailToAsync(TestCity city, string persona, int count)
    {
        var mailbox = city.Sandbox.Services.GetRequiredService<Mailbox>();
        for (var looks = 0; ; looks++)
        {
            List<ReceivedMail> mail = [.. mailbox.Messages.Where(m => m.Recipients.Contains($"{persona}@example.org"))];
            if (mail.Count >= count)
                return mail;
            looks.ShouldBeLessThan(300, $"{count} e-mails to {persona} never came");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
