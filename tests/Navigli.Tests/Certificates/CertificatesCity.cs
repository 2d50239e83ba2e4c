using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Platform.Data;
using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.City;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>A city for the tests of certificates, and the steps of a request as a visitor takes them.</summary>
public sealed class CertificatesCity : IAsyncLifetime
{
    public const string Residence = "8";
    public const string Family = "12";
    public const string SportsClub = "2";

    public TestCity City { get; private set; } = null!;

    public static Guid PersonOf(string persona) => Personas.All(Packs.Milano, TestCity.SeededOn).Single(p => p.Key == persona).PersonId!.Value;

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions { Residents = 60 });

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>Opens a request: the catalogue, the button of the type, and so to the second step.</summary>
    public static async Task<Answer> BeginAsync(Visitor visitor, string type, string forPersona)
    {
        var catalogue = await visitor.GetAsync($"/certificati?persona={PersonOf(forPersona)}");
        return await visitor.SubmitAsync(catalogue, "#begin", button: $"button[value='{type}']");
    }

    /// <summary>Opens a request for one of the less asked types: from their own page.</summary>
    public static async Task<Answer> BeginOtherAsync(Visitor visitor, string type, string forPersona)
    {
        var others = await visitor.GetAsync($"/certificati/altri?persona={PersonOf(forPersona)}");
        if (others.Page.QuerySelector($"#begin button[value='{type}']") is null)
            throw new InvalidOperationException($"{type} is not offered: {others.Words}");
        return await visitor.SubmitAsync(others, "#begin", new Dictionary<string, string> { ["Begin.TypeCode"] = type });
    }

    /// <summary>Declares an exempt use on the second step.</summary>
    public static Task<Answer> DeclareAsync(Visitor visitor, Answer use, string exemption, string reason = "") =>
        visitor.SubmitAsync(use, "#use", new Dictionary<string, string> { ["Use.Stamp"] = "Exempt", ["Use.Destination"] = exemption, ["Use.ExemptionReason"] = reason });

    /// <summary>The whole request, to the outcome.</summary>
    public static async Task<Answer> ObtainAsync(Visitor visitor, string type, string forPersona)
    {
        var summary = await DeclareAsync(visitor, await BeginAsync(visitor, type, forPersona), SportsClub);
        return await visitor.SubmitAsync(summary, "#confirm");
    }

    internal Task<List<IssuedCertificate>> IssuedAsync(Guid person) => City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<IssuedCertificate>().AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.Protocol).ToListAsync());
}
