using Navigli.Residents;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

public sealed class PersonNameFoldingTests
{
    [Theory]
    [InlineData("D'Angelò", "DANGELO")]
    [InlineData("D’Angelò", "dangelo")]
    [InlineData("O’Brien", "O'BRIEN")]
    [InlineData("OʼBrien", "obrien")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("Müller", "Mueller")]
    [InlineData("Müller", "Muller")]
    [InlineData("Weiß", "WEISS")]
    [InlineData("Sørensen", "Soerensen")]
    [InlineData("De  Luca", "DELUCA")]
    [InlineData("Santacolomba-Pietralunga", "santacolomba pietralunga")]
    [InlineData("Łukasz", "lukasz")]
    public void Fold_OfTheSameNameOnTwoKeyboards_IsTheSame(string registered, string typed) =>
        PersonNameFolding.Fold(registered).ShouldBe(PersonNameFolding.Fold(typed));

    [Theory]
    [InlineData("Rossi", "Rosso")]
    [InlineData("Conti", "Contini")]
    [InlineData("Noè", "Nuè")]
    public void Fold_OfDifferentNames_Differs(string one, string other) =>
        PersonNameFolding.Fold(one).ShouldNotBe(PersonNameFolding.Fold(other));

    [Theory]
    [InlineData("Acquafresca di Valdombrosa Santacolomba-Pietralunga", "Acquafresca di Valdombrosa", true)]
    [InlineData("Acquafresca di Valdombrosa Santacolomba-Pietralunga", "santacolomba pietralunga", true)]
    [InlineData("Maria Vittoria Alessandra", "Vittoria", true)]
    [InlineData("De Luca", "Luca", true)]
    [InlineData("Rossini", "Rossi", false)]
    [InlineData("Maria Vittoria", "Vitt", false)]
    [InlineData("Maria Vittoria", "Maria Alessandra", false)]
    public void Names_TakesWholeWordsInARow(string registered, string typed, bool expected) =>
        PersonNameFolding.Names(registered, PersonNameFolding.Fold(typed)).ShouldBe(expected);
}
