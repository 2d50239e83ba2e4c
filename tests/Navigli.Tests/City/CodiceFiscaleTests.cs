using System.Globalization;
using Navigli.Contracts;
using Shouldly;
using Xunit;

namespace Navigli.Tests.City;

public class CodiceFiscaleTests
{
    private static readonly CodiceFiscaleFacts MarioRossi = new()
    {
        Surname = "Rossi",
        GivenName = "Mario",
        Sex = Sex.Male,
        BirthDate = new(1980, 1, 1),
        BelfioreCode = "H501",
    };

    [Fact]
    public void Compute_PublishedVectors_GivesTheSameCodes()
    {
        foreach (var row in Vectors().Where(row => row[6] == "valid"))
        {
            var facts = new CodiceFiscaleFacts
            {
                Surname = row[0],
                GivenName = row[1],
                Sex = row[2] == "F" ? Sex.Female : Sex.Male,
                BirthDate = DateOnly.Parse(row[3], CultureInfo.InvariantCulture),
                BelfioreCode = row[5][11..15],
            };
            CodiceFiscale.Compute(facts).Value.ShouldBe(row[5]);
            foreach (var text in row[7].Split(' '))
            {
                var variant = CodiceFiscale.Parse(text);
                variant.IsOmocodia.ShouldBeTrue();
                variant.BaseCode.Value.ShouldBe(row[5]);
                variant.Matches(facts).ShouldBeTrue();
                CodiceFiscale.Compute(facts).Variants().ShouldContain(variant);
            }
        }
    }

    [Fact]
    public void TryParse_PublishedInvalidVectors_Refuses()
    {
        // The last invalid vector is only in lower case with a space: a person may type so, and it is the valid code.
        foreach (var code in Vectors().Where(row => row[6] == "invalid").Select(row => row[5]).Where(code => code.Trim() != "rssmra80a01h501u"))
            CodiceFiscale.TryParse(code, out _).ShouldBeFalse(code);
    }

    [Theory]
    [InlineData("rssmra80a01h501u ")]
    [InlineData(" RSS MRA 80A01 H501U")]
    [InlineData("RSSMRA80A01\tH501U")]
    public void TryParse_TypedCarelessly_GivesTheCanonicalCode(string text)
    {
        CodiceFiscale.TryParse(text, out var code).ShouldBeTrue();
        code.ToString().ShouldBe("RSSMRA80A01H501U");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RSSMRA80A01H501")]
    [InlineData("RSSMRA80A01H501A")]
    [InlineData("RSSMRA80A32H501Z")]
    [InlineData("RSSMRA80A00H501T")]
    [InlineData("RSSMRA80B30H501F")]
    [InlineData("R5SMRA80A01H501U")]
    [InlineData("RSSMRA80A01N501A")]
    [InlineData("ÀSSMRA80A01H501U")]
    public void TryParse_Malformed_Refuses(string? text) => CodiceFiscale.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("RSSMRA80A32H501")]
    [InlineData("RSSMRA80A00H501")]
    [InlineData("RSSMRA80A40H501")]
    [InlineData("RSSMRA80A72H501")]
    [InlineData("RSSMRA81B29H501")]
    [InlineData("RSSMRA80Z01H501")]
    [InlineData("RSSMRA80A01N501")]
    [InlineData("RSSMRA80A01H000")]
    [InlineData("RSSMRA80A01HA01")]
    public void TryParse_ImpossibleDateOrPlace_RefusesWithEveryCheckLetter(string body)
    {
        foreach (var letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            CodiceFiscale.TryParse(body + letter, out _).ShouldBeFalse(body + letter);
    }

    [Fact]
    public void TryParse_LeapDayOfYearZero_Accepts()
    {
        var code = CodiceFiscale.Compute(MarioRossi with { BirthDate = new(2000, 2, 29) });
        CodiceFiscale.TryParse(code.Value, out _).ShouldBeTrue();
        code.BirthDateAsOf(new(2026, 1, 1)).ShouldBe(new DateOnly(2000, 2, 29));
    }

    [Theory]
    [InlineData("01199250158", true)]
    [InlineData("01199250159", false)]
    [InlineData("0119925015", false)]
    public void TryParse_ElevenDigits_IsProvisionalWhenTheCheckDigitIsRight(string text, bool isValid)
    {
        CodiceFiscale.TryParse(text, out var code).ShouldBe(isValid);
        code.IsProvisional.ShouldBe(isValid);
        code.Sex.ShouldBeNull();
        code.Matches(MarioRossi).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Nguyễn", "Thị Lan", "NGY", "TLN")]
    [InlineData("Müller", "Jürgen", "MLL", "JGN")]
    [InlineData("O’Brien", "Seán", "BRN", "SNE")]
    [InlineData("D'Angelò", "Niccolò", "DNG", "NCL")]
    [InlineData("Straßer", "Đan", "STR", "DNA")]
    [InlineData("Ó", "Æ", "OXX", "AEX")]
    public void Compute_LettersBeyondAscii_AreTransliterated(string surname, string givenName, string first, string second) =>
        CodiceFiscale.Compute(MarioRossi with { Surname = surname, GivenName = givenName }).Value[..6].ShouldBe(first + second);

    [Fact]
    public void Variants_OfACode_AreDistinctAndValidAndBeginFromTheRight()
    {
        var code = CodiceFiscale.Compute(MarioRossi);
        var variants = code.Variants().ToList();
        variants.Count.ShouldBe(CodiceFiscale.VariantCount);
        variants.Distinct().Count().ShouldBe(CodiceFiscale.VariantCount);
        variants.ShouldAllBe(variant => IsCode(variant.Value) && variant.BaseCode == code);
        variants[0].Value[..15].ShouldBe("RSSMRA80A01H50M");
        variants[1].Value[..15].ShouldBe("RSSMRA80A01H5L1");
        variants[^1].Value[..15].ShouldBe("RSSMRAULALMHRLM");
        variants[^1].BelfioreCode.ShouldBe("H501");
    }

    [Fact]
    public void Facts_OfACode_ComeBack()
    {
        var code = CodiceFiscale.Parse("RSSMRA80A41H501Y");
        code.Sex.ShouldBe(Sex.Female);
        code.BelfioreCode.ShouldBe("H501");
        code.BirthDateAsOf(new(2026, 11, 21)).ShouldBe(new DateOnly(1980, 1, 1));
        code.BirthDateAsOf(new(1979, 12, 31)).ShouldBe(new DateOnly(1880, 1, 1));
        code.Masked.ShouldBe("RSS••••••••••••Y");
        code.Matches(MarioRossi).ShouldBeFalse();
        code.Matches(MarioRossi with { GivenName = "Maria", Sex = Sex.Female }).ShouldBeTrue();
    }

    private static bool IsCode(string text) => CodiceFiscale.TryParse(text, out _);

    private static IEnumerable<string[]> Vectors()
    {
        var file = Packs.Specification("codicefiscale", "vectors.tsv");
        Assert.SkipWhen(file is null, "the published vectors are not here");
        return File.ReadLines(file!).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
    }
}
