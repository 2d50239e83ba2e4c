using Navigli.Contracts;

namespace Navigli.SyntheticCity;

/// <summary>
/// Keeps codici fiscali unique: the first person has the base code, the next ones its omocodia variants in their order.
/// Base codes are packed into numbers, so that 1,400,000 of them take some tens of megabytes.
/// </summary>
internal sealed class CodiceFiscaleRegister(int expected)
{
    private readonly HashSet<ulong> _taken = new(expected);
    private readonly Dictionary<ulong, int> _next = [];

    /// <summary>A code for a person who may share the facts with another.</summary>
    public CodiceFiscale Claim(CodiceFiscaleFacts facts)
    {
        var code = CodiceFiscale.Compute(facts);
        var key = Pack(code.Value);
        if (_taken.Add(key))
            return code;

        var variant = _next.GetValueOrDefault(key, 1);
        _next[key] = variant + 1;
        return code.Variant(variant);
    }

    /// <summary>A variant for a person whose base code belongs to somebody of another city.</summary>
    public CodiceFiscale ClaimFirstVariant(CodiceFiscaleFacts facts)
    {
        var code = CodiceFiscale.Compute(facts);
        var key = Pack(code.Value);
        _taken.Add(key);
        var variant = _next.GetValueOrDefault(key, 1);
        _next[key] = variant + 1;
        return code.Variant(variant);
    }

    private static ulong Pack(string code)
    {
        ulong key = 0;
        for (var place = 0; place < 15; place++)
        {
            var character = code[place];
            key = char.IsAsciiDigit(character) ? (key * 10) + (ulong)(character - '0') : (key * 26) + (ulong)(character - 'A');
        }

        return key;
    }
}
