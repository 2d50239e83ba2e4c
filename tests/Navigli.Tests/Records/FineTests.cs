using Navigli.Records.Sources.Fines;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>The last days of a fine: the law's days from the pack, and the office's own where it names them.</summary>
public sealed class FineTests
{
    private static readonly DateOnly Notified = new(2026, 11, 10);

    private static readonly Fine ToPay = new()
    {
        Number = "123/2026",
        OccurredOn = new(2026, 10, 1),
        Norm = "art. 7, comma 14",
        NotifiedOn = Notified,
        AmountCents = 8_300,
        DiscountedCents = 5_810,
        State = FineState.ToPay,
    };

    [Fact]
    public void Terms_AreTheLawsDays_FromTheNotification_ThatDayNotCounted() => Of(ToPay).ShouldBe(
    [
        (FineTerms.Discount, new DateOnly(2026, 11, 15), false),
        (FineTerms.Judge, new DateOnly(2026, 12, 10), false),
        (FineTerms.Payment, new DateOnly(2027, 1, 9), false),
        (FineTerms.Prefect, new DateOnly(2027, 1, 9), false),
    ]);

    [Fact]
    public void Terms_OfTheOffice_Win()
    {
        var terms = Of(ToPay with { DiscountUntil = new(2026, 11, 16), PayUntil = new(2027, 1, 11), JudgeUntil = new(2026, 12, 11), PrefectUntil = new(2027, 1, 12) });

        terms.ShouldAllBe(t => t.ByOffice);
        terms.Select(t => t.On).ShouldBe([new(2026, 11, 16), new(2026, 12, 11), new(2027, 1, 11), new(2027, 1, 12)]);
    }

    [Fact]
    public void Discount_IsThereOnlyWhereTheOfficeNamesTheSum() => Of(ToPay with { DiscountedCents = null, DiscountUntil = new(2026, 11, 16) }).Select(t => t.Kind).ShouldNotContain(FineTerms.Discount);

    [Fact]
    public void NotNotified_HasNoTerms_ButThoseThatTheOfficeNames() =>
        Of(ToPay with { NotifiedOn = null, PayUntil = new(2027, 1, 11) }).ShouldHaveSingleItem().Kind.ShouldBe(FineTerms.Payment);

    [Theory]
    [InlineData(FineState.Paid)]
    [InlineData(FineState.Appealed)]
    [InlineData(FineState.Closed)]
    public void NothingToPay_HasNoTerms(FineState state) => Of(ToPay with { State = state, PayUntil = new(2027, 1, 11) }).ShouldBeEmpty();

    [Fact]
    public void Rules_CiteTheirNorms_AndTheDiscountCannotBePutOff()
    {
        string Norm(string kind) => Packs.Milano.Deadlines.TermOf(kind)!.Norm.It;
        Norm(FineTerms.Discount).ShouldContain("art. 202");
        Norm(FineTerms.Payment).ShouldContain("art. 202");
        Norm(FineTerms.Judge).ShouldContain("D.Lgs. 150/2011, art. 7");
        Norm(FineTerms.Prefect).ShouldContain("art. 203");
        Packs.Milano.Deadlines.Find("fine-discount")!.SnoozeUntil.ShouldBeNull();
        FineTerms.Kinds.ShouldAllBe(k => Packs.Milano.Deadlines.TermOf(k)!.ToBeConfirmed);
    }

    private static List<(string Kind, DateOnly On, bool ByOffice)> Of(Fine fine) => [.. FineTerms.Of(fine, Packs.Milano.Deadlines).Select(t => (t.Kind, t.On, t.ByOffice))];
}
