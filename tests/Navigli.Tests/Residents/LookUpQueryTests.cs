using Navigli.Residents.LookUp;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

public sealed class LookUpQueryTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("cvl mrc 84s09 f205", "residents.codice-fiscale-length")]
    [InlineData("RSSMRA85T10A562X", "residents.codice-fiscale-wrong")]
    [InlineData("<script>alert(1)", "residents.codice-fiscale-wrong")]
    public void Of_MalformedCodiceFiscale_SaysWhatIsWrong(string typed, string code)
    {
        var query = LookUpQuery.Of(new() { CodiceFiscale = typed }, Today);

        query.Error.Code.ShouldBe(code);
        query.Error.Field.ShouldBe("CodiceFiscale");
    }

    [Fact]
    public void Of_CodiceFiscaleWithSpacesInLowerCase_IsUnderstood() =>
        LookUpQuery.Of(new() { CodiceFiscale = " rss mra 85t10 a562s " }, Today).Value.CodiceFiscale.Value.ShouldBe("RSSMRA85T10A562S");

    [Theory]
    [InlineData("3/4/1985")]
    [InlineData("03.04.1985")]
    [InlineData("1985-04-03")]
    public void Of_DateAsPeopleTypeIt_IsUnderstood(string typed) =>
        LookUpQuery.Of(new() { Surname = "Rossi", GivenName = "Mario", BirthDate = typed }, Today).Value.BirthDate.ShouldBe(new DateOnly(1985, 4, 3));

    [Theory]
    [InlineData("31/02/1980", "residents.birth-date-wrong")]
    [InlineData("04/13/1985", "residents.birth-date-wrong")]
    [InlineData("ieri", "residents.birth-date-wrong")]
    [InlineData("01/01/0001", "residents.birth-date-wrong")]
    [InlineData("22/11/2026", "residents.birth-date-ahead")]
    [InlineData("", "residents.birth-date-missing")]
    public void Of_DateThatCannotBe_SaysWhy(string typed, string code)
    {
        var query = LookUpQuery.Of(new() { Surname = "Rossi", GivenName = "Mario", BirthDate = typed }, Today);

        query.Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void Of_NothingTyped_AsksForSomething() => LookUpQuery.Of(new(), Today).Error.Code.ShouldBe("residents.search-empty");

    [Fact]
    public void Of_NameWithoutLetters_IsMissing() =>
        LookUpQuery.Of(new() { Surname = "'", GivenName = "%", BirthDate = "1/1/1980" }, Today).Errors.Select(e => e.Code)
            .ShouldBe(["residents.surname-missing", "residents.given-name-missing"]);

    [Theory]
    [InlineData("residents.counter", null, "Richiesta di residenza allo sportello", null)]
    [InlineData("residents.case", "2026-118842", null, null)]
    [InlineData("residents.case", null, "urgente", "residents.reason-missing")]
    [InlineData("residents.case", " ", "          ", "residents.reason-missing")]
    [InlineData("residents.judicial", null, "Richiesta della procura di Prova", "residents.case-reference-missing")]
    [InlineData("residents.judicial", "RG 12/2026", null, null)]
    [InlineData("residents.family", "2026-118842", null, "residents.purpose-missing")]
    [InlineData(null, "2026-118842", null, "residents.purpose-missing")]
    public void Of_Reason_IsAskedForInFull(string? purpose, string? reference, string? reason, string? error) =>
        StatedReason.Of(new() { Purpose = purpose, CaseReference = reference, Reason = reason }).Errors.Select(e => e.Code)
            .ShouldBe(error is null ? [] : [error]);

    [Fact]
    public void Of_ReasonTooLong_IsRefusedAndNotCut() =>
        StatedReason.Of(new() { Purpose = "residents.case", Reason = new string('a', 301) }).Error.Code.ShouldBe("residents.reason-too-long");
}
