using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Records.Asking;

namespace Navigli.Records.Reading;

/// <summary>The lines of the access ledger for who reads somebody else's records.</summary>
internal static class RecordsReadings
{
    public static string BasisOf(RightKind right) => right switch { RightKind.Guardianship => "court-act", RightKind.Delegation => "delegation", _ => "cc-316" };

    public static AccessEntry Of(Caller reader, ReachablePerson subject, PersonalRight right, Source source) => new()
    {
        Subject = subject.PersonId,
        What = source.Name,
        Purpose = source.Purpose with { LegalBasis = BasisOf(right.Kind) },
        Reader = reader,
        Kind = ReaderKind.Citizen,
        Right = right.Kind.ToString().ToLowerInvariant(),
        CaseReference = right.Reference,
    };
}
