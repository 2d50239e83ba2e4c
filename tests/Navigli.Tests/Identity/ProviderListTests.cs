using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Navigli.Identity;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Spid;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>The lists of identity providers: believed only as signed by whom the settings name, and kept while they cannot be read.</summary>
[Trait("Engine", "Any")]
public sealed class ProviderListTests : IAsyncLifetime
{
    private IdentityPortal _city = null!;

    public async ValueTask InitializeAsync() => _city = await IdentityPortal.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Theory]
    [InlineData(nameof(Fault.Unsigned), nameof(ListFault.Unsigned))]
    [InlineData(nameof(Fault.WrongSignature), nameof(ListFault.WrongSignature))]
    [InlineData(nameof(Fault.Down), nameof(ListFault.Unreachable))]
    public async Task Refresh_ThatFails_ChangesNothingAndSaysSo(string fault, string noted)
    {
        (await RefreshAsync()).ShouldBe(3, "providers of SPID");
        var before = await SpidListAsync();
        before.Fault.ShouldBeNull();
        (await HealthAsync()).Status.ShouldBe(HealthStatus.Healthy);

        Break(Enum.Parse<Fault>(fault));
        _city.Clock.Move(TimeSpan.FromMinutes(5));
        (await RefreshAsync()).ShouldBe(3, "the last good copy stays");
        var after = await SpidListAsync();
        (after.Content, after.GoodAt).ShouldBe((before.Content, before.GoodAt));
        after.Fault.ShouldBe(Enum.Parse<ListFault>(noted));
        var health = await HealthAsync();
        health.Status.ShouldBe(HealthStatus.Degraded, "people still sign in");
        health.Description.ShouldNotBeNull().ShouldContain($"Spid {noted}");

        Break(Fault.Normal);
        await RefreshAsync();
        (await SpidListAsync()).Fault.ShouldBeNull();
        (await HealthAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task List_NeverBelieved_OffersNobodyAndTheOthersStillWork()
    {
        Break(Fault.WrongSignature);
        using var browser = new PlainBrowser(_city.Address);
        await browser.GetAsync("/accedi");
        browser.Page.QuerySelectorAll("form[data-idp]").ShouldBeEmpty();
        browser.Page.Body!.TextContent.ShouldContain("Nessun gestore dell’identità è raggiungibile in questo momento");
        await browser.SignInAsync("chiara", "cie");
        browser.Here.AbsolutePath.ShouldBe("/fascicolo");
    }

    [Fact]
    public async Task Node_ThatBegins_DoesNotTrustACopyFromBefore()
    {
        await RefreshAsync();
        Break(Fault.Unsigned);
        await FreshViewAsync();
        (await SpidListAsync()).Fault.ShouldBe(ListFault.Unsigned, "it was asked for again");
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var elsewhere = builder.Build();
        elsewhere.MapGet("/list", () => Results.Redirect(new Uri(_city.SandboxAddress, "/spid/metadata").AbsoluteUri));
        await elsewhere.StartAsync();
        var options = Options.Create(new IdentityOptions());
        var configured = _city.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.IdentityProviders[0];
        var source = new IdentityProviderSource { Metadata = elsewhere.Urls.First() + "/list", SignedBy = { configured.SignedBy[0] } };
        options.Value.IdentityProviders.Add(source);
        await _city.InsideAsync(async services =>
        {
            var clients = services.GetRequiredService<IHttpClientFactory>();
            await new RefreshProviders(services.GetRequiredService<CityDb>(), services.GetRequiredService<ActFactory>(), options, clients, _city.Clock, NullLogger<RefreshProviders>.Instance)
                .RunAsync(default);
            return 0;
        });
        var key = ProviderList.KeyOf(source);
        (await _city.InsideAsync(services => services.GetRequiredService<CityDb>().ProviderLists.SingleAsync(l => l.Key == key))).Fault.ShouldBe(ListFault.Unreachable);
    }

    [Theory]
    [InlineData("2026-03-09T09:59:59Z", false)]
    [InlineData("2026-03-09T10:00:01Z", true)]
    [InlineData("next year", false)]
    public void List_PastItsTime_IsRefused(string validUntil, bool good)
    {
        var stage = new SpidStage();
        var document = SpidStage.Parse(stage.Description.Metadata());
        document.DocumentElement!.RemoveChild(document.One("Signature"));
        document.DocumentElement.SetAttribute("validUntil", validUntil);
        SpidKeys.Sign(document, document.DocumentElement.GetAttribute("ID"), stage.Seal);
        MetadataJudge.Fault(document.OuterXml, IdentityScheme.Spid, [stage.Seal], SpidStage.Now.UtcDateTime).ShouldBe(good ? null : ListFault.Expired);
    }

    [Fact]
    public void List_SignedByAProviderOfTheFederation_IsNotTheRegistrys()
    {
        var stage = new SpidStage();
        MetadataJudge.Fault(stage.Description.Metadata(), IdentityScheme.Spid, [stage.Keys.Registry], SpidStage.Now.UtcDateTime).ShouldBe(ListFault.WrongSignature);
        MetadataJudge.Fault(stage.Description.Metadata(), IdentityScheme.Spid, [stage.Keys.Registry, stage.Seal], SpidStage.Now.UtcDateTime).ShouldBeNull("a signer that changes certificate has two");
    }

    [Theory]
    [InlineData("https://registry.example/idps.xml", "", false)]
    [InlineData("https://registry.example/idps.xml", "agid.pem", true)]
    [InlineData("http://registry.example/idps.xml", "agid.pem", false)]
    [InlineData("ftp://registry.example/idps.xml", "agid.pem", false)]
    [InlineData("http://127.0.0.1:8081/spid/metadata", "", false)]
    [InlineData("/etc/navigli/idps.xml", "", true)]
    [InlineData("idps.xml", "", true)]
    public void Source_OverTheNetwork_IsHttpsAndSigned(string metadata, string signedBy, bool good)
    {
        var source = new IdentityProviderSource { Metadata = metadata };
        if (signedBy.Length > 0)
            source.SignedBy.Add(signedBy);
        var options = new IdentityOptions { IdentityProviders = { source } };
        options.Validate(new ValidationContext(options)).Any().ShouldBe(!good);
    }

    private void Break(Fault fault) => _city.Faults.TrySet(FaultPanel.Registry, new FaultSetting(fault, 1)).ShouldBeTrue();

    // The hourly job, and then how a node sees it that has not looked before.
    private async Task<int> RefreshAsync()
    {
        await _city.InsideAsync(async services =>
        {
            await services.GetRequiredService<RefreshProviders>().RunAsync(default);
            return 0;
        });
        return (await FreshViewAsync()).Count(provider => provider.Scheme is IdentityScheme.Spid);
    }

    private async Task<IReadOnlyList<IdentityProvider>> FreshViewAsync()
    {
        using var view = ActivatorUtilities.CreateInstance<IdentityProviders>(_city.Services);
        return await view.AllAsync(default);
    }

    private Task<ProviderList> SpidListAsync() => _city.InsideAsync(services =>
    {
        var key = ProviderList.KeyOf(services.GetRequiredService<IOptions<IdentityOptions>>().Value.IdentityProviders[0]);
        return services.GetRequiredService<CityDb>().ProviderLists.AsNoTracking().SingleAsync(l => l.Key == key);
    });

    private async Task<HealthReportEntry> HealthAsync() =>
        (await _city.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "identity-providers")).Entries.Values.Single();
}
