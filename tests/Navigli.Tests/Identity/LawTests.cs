using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Identity;
using Navigli.Identity.Rights;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>What a delegation that stands by its dates allows, by who its giver is today.</summary>
public sealed class LawTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Given_ByWhoIsAble_IsARight_AndByWhoIsDeadInterdictedOrAMinorIsNone()
    {
        var law = new Law(new LentActions([new DelegableService("certificates.ask", PersonalAction.Certify, typeof(IdentityTexts), "/certificati?persona={0}")]));
        var able = Given();

        law.RightOf(able, Today).ShouldNotBeNull().Allows(PersonalAction.Certify).ShouldBeTrue();
        law.RightOf(able with { Marks = LegalMarks.Interdicted }, Today).ShouldBeNull("c.c. art. 1722, n. 4");
        law.RightOf(able with { Status = RegistryStatus.Deceased }, Today).ShouldBeNull();
        law.RightOf(able with { BirthDate = Today.AddYears(-18).AddDays(1) }, Today).ShouldBeNull();
        law.RightOf(able with { GivenFor = "a.service.that.is.gone" }, Today).ShouldBeNull();
    }

    private static RegistryTie Given() => new()
    {
        SubjectId = Guid.CreateVersion7(),
        Kind = TieKind.Given,
        To = Today,
        GivenId = Guid.CreateVersion7(),
        GivenNumber = "1/2026",
        GivenFor = "certificates.ask",
        GivenName = "Nonna",
        FamilyName = "Prova",
        BirthDate = new(1940, 3, 3),
        Sex = Sex.Female,
        Status = RegistryStatus.Resident,
        Marks = LegalMarks.None,
        IsPlain = true,
    };
}
