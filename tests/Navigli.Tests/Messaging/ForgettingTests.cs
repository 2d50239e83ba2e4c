using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Delivery;
using Navigli.Contracts.Messaging;
using Navigli.Messaging;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Privacy.Retention;
using Navigli.Sandbox.Faults;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Messaging;

/// <summary>What the nights forget: the content of messages that may not be sent any more, then the messages, and links that are over.</summary>
public sealed class ForgettingTests(SharingCity fixture) : IClassFixture<SharingCity>
{
    [Fact]
    public async Task ForgetMessages_LeavesWhatMayBeSent_EmptiesWhatMayNot_AndDropsItAfterTwoMonths()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        var certificate = await SharingCity.IssueAsync(davide, "davide-riva");
        // It is never taken: whoever typed a wrong host waits until the link ends.
        fixture.Faults.TrySet(FaultPanel.Mail, new FaultSetting(Fault.Down, 5)).ShouldBeTrue();
        await SharingCity.SendAsync(davide, certificate, "club@dimenticanza.example", days: 1);
        var id = (await LinksAsync(certificate)).Single().MessageId!.Value;

        await ForgetAsync();
        (await MessageAsync(id))!.Content.ShouldNotBeNull("it may still be sent");

        fixture.City.Clock.Move(TimeSpan.FromDays(1.1));
        await ForgetAsync();
        var over = await MessageAsync(id);
        (over!.Content, over.State).ShouldBe((null, MessageState.Failed));

        fixture.City.Clock.Move(TimeSpan.FromDays(58));
        await ForgetAsync();
        (await MessageAsync(id)).ShouldNotBeNull("two months are not over");
        fixture.City.Clock.Move(TimeSpan.FromDays(2));
        await ForgetAsync();
        (await MessageAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task ForgetLinks_DropsThoseThatAreOverForTwoMonths_WithTheirOpenings()
    {
        using var alessio = await fixture.City.SignInAsync("alessio-bassi");
        var certificate = await SharingCity.IssueAsync(alessio, "alessio-bassi");
        var link = await SharingCity.LinkAsync(alessio, certificate, days: 1);
        await SharingCity.LinkAsync(alessio, certificate, days: 30);
        await fixture.DownloadAsync(link);
        (await OpeningsAsync(certificate)).ShouldBe(1);

        fixture.City.Clock.Move(TimeSpan.FromDays(60));
        await ForgetAsync();
        (await LinksAsync(certificate)).Count.ShouldBe(2, "the first has been over for fifty-nine days");
        fixture.City.Clock.Move(TimeSpan.FromDays(2));
        await ForgetAsync();

        (await LinksAsync(certificate)).ShouldHaveSingleItem();
        (await OpeningsAsync(certificate)).ShouldBe(0);
        (await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<AuditedAct>().AnyAsync(a => a.Type == "privacy.retain" && a.Changes.Contains("certificates_links")))).ShouldBeTrue();
    }

    private Task<bool> ForgetAsync() => fixture.City.InsideAsync(async services =>
    {
        await services.GetRequiredService<NightlyRetention>().RunAsync(CancellationToken.None);
        return true;
    });

    private Task<QueuedMessage?> MessageAsync(Guid id) => fixture.City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<QueuedMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id));

    private Task<List<CertificateLink>> LinksAsync(string certificate) => fixture.City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<CertificateLink>().AsNoTracking().Where(l => l.CertificateId == SharingCity.IdOf(certificate)).ToListAsync());

    private Task<int> OpeningsAsync(string certificate) => fixture.City.InsideAsync(services =>
    {
        var db = services.GetRequiredService<CityDb>();
        return db.Set<LinkOpening>().CountAsync(o => db.Set<CertificateLink>().Any(l => l.Id == o.LinkId && l.CertificateId == SharingCity.IdOf(certificate)));
    });
}
