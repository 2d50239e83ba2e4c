using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Navigli.Privacy;

/// <summary>Names a line of the access ledger in an address: the chain and the place in it.</summary>
public readonly record struct LineId(Guid SegmentId, long Seq)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out LineId line)
    {
        line = default;
        if (text?.Split('-') is not [var segment, var seq] || !Guid.TryParseExact(segment, "N", out var id)
            || !long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        line = new LineId(id, number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SegmentId:N}-{Seq}");
}
