using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;
using Navigli.Residents.LookUp;
using Navigli.Residents.MyData;
using Navigli.Residents.Registry;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>What must not leak: former names, sex and code, adoption, and whose child somebody is.</summary>
public sealed class SealedRecordsTests
{
    private static readonly CodiceFiscale FormerCode = CodiceFiscale.Parse("RSSMRA85T10A562S");
    private readonly Family family = new();

    [Fact]
    public async Task Records_OfAnAdoptedAndRectifiedPerson_AreStoredApartAndShownNowhere()
    {
        var child = family.Person("Bea", "Prova", new(2016, 6, 1), p => p with
        {
            Marks = LegalMarks.Adopted | LegalMarks.RectifiedSex | LegalMarks.Refugee,
            FormerCodiciFiscali = [FormerCode],
            FormerIdentities = [new() { Surname = "Segretissimi", GivenName = "Mario", Sex = Sex.Male, Until = new(2019, 10, 14), Reason = LegalMarks.Adopted }],
        });
        var mother = family.Adult();
        family.Home("Via Padova", mother, child).Parent(mother, child, l => l with { From = new(2019, 10, 14) });
        await using var town = await Town.OfAsync(family.Bundle);

        var lookUp = await town.AsAsync(Town.Officer(), async (IServiceProvider scope) => await AsOfficerAsync(scope, child));
        var own = await town.AsAsync(Town.Citizen(child.Id), (ShowMyData use) => use.RunAsync(TestContext.Current.CancellationToken));
        var certified = await town.AskAsync((ICertifiableRecords records) => records.FindAsync(child.Id, RecordParts.Addresses | RecordParts.Citizenships | RecordParts.Events, TestContext.Current.CancellationToken));
        var reachable = await town.AskAsync((IPersonalRights rights) => rights.ReachableAsync(mother.Id, TestContext.Current.CancellationToken));

        foreach (var shown in new object[] { lookUp, own!, certified!, reachable })
        {
            var text = System.Text.Json.JsonSerializer.Serialize(shown);
            text.ShouldContain(child.GivenName);
            text.ShouldNotContain("Segretissimi");
            text.ShouldNotContain("Mario");
            text.ShouldNotContain("2019-10-14");
            text.ShouldNotContain(FormerCode.Value);
        }

        lookUp.Record.Marks.ShouldBe(LegalMarks.Refugee);
        (await town.AskAsync((CityDb db) => Task.FromResult((db.Set<FormerIdentity>().Count(), db.Set<SealedMarks>().Single().Marks))))
            .ShouldBe((1, LegalMarks.Adopted | LegalMarks.RectifiedSex));
    }

    private static async Task<RegistryRecordView> AsOfficerAsync(IServiceProvider scope, SeedPerson person)
    {
        var find = (FindInRegistry)scope.GetService(typeof(FindInRegistry))!;
        var show = (ShowRegistryRecord)scope.GetService(typeof(ShowRegistryRecord))!;
        var form = new LookUpForm { CodiceFiscale = person.CodiceFiscale.Value, Purpose = "residents.case", CaseReference = "2026-1" };
        var found = await find.RunAsync(form, TestContext.Current.CancellationToken);
        return (await show.RunAsync(person.Id, found.Value.LookUpId, TestContext.Current.CancellationToken)).Value;
    }
}
