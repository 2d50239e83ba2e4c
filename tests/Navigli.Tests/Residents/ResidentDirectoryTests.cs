using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

public sealed class ResidentDirectoryTests
{
    private readonly Family family = new();

    [Fact]
    public async Task FindPerson_ByPresentOrFormerCode_GivesTheSamePerson()
    {
        var former = CodiceFiscale.Parse("RSSMRA85T10A562S");
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { FormerCodiciFiscali = [former] });
        await using var town = await Town.OfAsync(family.Bundle);

        (await FindAsync(town, person.CodiceFiscale)).ShouldBe(person.Id);
        (await FindAsync(town, former)).ShouldBe(person.Id);
        (await FindAsync(town, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("registry", 2000, false)]
    [InlineData("registry", 2001, true)]
    [InlineData("residents", 2001, true)]
    [InlineData("residents", 2024, true)]
    [InlineData("residents", 2025, false)]
    [InlineData("residents.municipio:3", 2024, true)]
    [InlineData("residents.municipio:4", 2024, false)]
    [InlineData("residents.municipio:3", 2025, false)]
    public async Task IsInPopulation_FollowsTheDayOfTheReading(string population, int year, bool expected)
    {
        var person = family.Person("Ada", "Prova", new(1980, 6, 1), p => p with { Status = RegistryStatus.MovedAbroad, RemovedOn = new(2025, 1, 1) });
        family.Home("Via Padova", person);
        await using var town = await Town.OfAsync(family.Bundle);

        var at = new DateTime(year, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        (await town.AskAsync((IResidentDirectory d) => d.IsInPopulationAsync(person.Id, population, at, TestContext.Current.CancellationToken))).ShouldBe(expected);
    }

    private static Task<Guid?> FindAsync(Town town, CodiceFiscale code) =>
        town.AskAsync((IResidentDirectory directory) => directory.FindPersonAsync(code, TestContext.Current.CancellationToken));
}
