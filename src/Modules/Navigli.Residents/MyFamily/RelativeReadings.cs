using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;

namespace Navigli.Residents.MyFamily;

/// <summary>The ledger's lines for a citizen who reads somebody else's record.</summary>
internal static class RelativeReadings
{
    public static AccessEntry Of(Caller reader, Guid subject, PersonalRight right, string what) => new()
    {
        Subject = subject,
        What = what,
        Purpose = ResidentsPurposes.Of(right.Kind),
        Reader = reader,
        Kind = ReaderKind.Citizen,
        Right = ResidentsReadings.RightCode(right.Kind),
        CaseReference = right.Reference,
    };
}
