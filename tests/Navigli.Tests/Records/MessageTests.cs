using System.Text;
using System.Text.Json.Nodes;
using Navigli.Records.Asking;
using Navigli.Records.Sources.Isee;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>What a source may answer, and what is not taken from it.</summary>
[Trait("Engine", "Any")]
public sealed class MessageTests
{
    private const string Code = "CLMCHR92C54F205X";
    private static readonly IseeSource Source = new();

    [Fact]
    public void Answer_AsAgreed_IsKeptWithoutWhatWeDoNotShow()
    {
        var essence = Essence(a => a["income"] = 12345);

        essence.ShouldNotBeNull();
        Encoding.UTF8.GetString(essence).ShouldNotContain("income");
        SourceJson.Read<IseeAnswer>(essence)!.ValueCents.ShouldBe(1_234_56);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "valueCents", "null" }, { "valueCents", "\"1200\"" }, { "valueCents", "-1" }, { "valueCents", "1e300" }, { "kind", "\"unknown\"" }, { "kind", "3" }, { "kind", "null" },
        { "protocol", "null" }, { "protocol", "\"\\u0000\"" }, { "codiceFiscale", "\"RSSMRA80A01F205X\"" }, { "validUntil", "\"domani\"" }, { "validUntil", "\"2020-12-31\"" },
        { "householdMembers", "0" }, { "differences", "[null]" }, { "differences", "\"nessuna\"" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Answer_WithAMemberThatCannotBe_IsNone(string member, string value) => Essence(a => a[member] = JsonNode.Parse(value)).ShouldBeNull();

    [Theory]
    [InlineData("codiceFiscale")]
    [InlineData("kind")]
    [InlineData("valueCents")]
    [InlineData("validUntil")]
    public void Answer_WithoutARequiredMember_IsNone(string member) => Essence(a => a.Remove(member)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("<html></html>")]
    [InlineData("{\"codiceFiscale\":\"CLMCHR92C54F205X\",\"codiceFiscale\":\"CLMCHR92C54F205X\"}")]
    public void Answer_ThatIsNoMessage_IsNone(string body) => Source.Essence(Encoding.UTF8.GetBytes(body), Code).ShouldBeNull();

    [Fact]
    public void Answer_WithATextWithoutEnd_IsNone() => Essence(a => a["protocol"] = new string('x', 2001)).ShouldBeNull();

    [Fact]
    public void Answer_WithHalfACharacter_IsNone() =>
        Source.Essence(Encoding.UTF8.GetBytes($$"""{"codiceFiscale":"{{Code}}","kind":"ordinary","valueCents":1,"protocol":"\uD800","presentedOn":"2026-02-03","validUntil":"2026-12-31","householdMembers":1}"""), Code).ShouldBeNull();

    [Fact]
    public void Answer_NestedDeep_IsNone() => Source.Essence(Encoding.UTF8.GetBytes($$"""{"x":{{new string('[', 100)}}{{new string(']', 100)}}}"""), Code).ShouldBeNull();

    private static byte[]? Essence(Action<JsonObject> change)
    {
        var answer = new JsonObject
        {
            ["codiceFiscale"] = Code, ["kind"] = "ordinary", ["valueCents"] = 123_456, ["protocol"] = "INPS-ISEE-2026-00000001-00", ["presentedOn"] = "2026-02-03", ["validUntil"] = "2026-12-31",
            ["householdMembers"] = 3, ["differences"] = new JsonArray(),
        };
        change(answer);
        return Source.Essence(Encoding.UTF8.GetBytes(answer.ToJsonString()), Code);
    }
}
