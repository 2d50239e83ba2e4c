using Navigli.Contracts.Seeding;

namespace Navigli.Residents.Registry;

/// <summary>The order of a household sheet: the person to whom ties refer, the spouse or partner, then the others by age.</summary>
internal static class SheetOrder
{
    public static int Of(string kinshipCode) => kinshipCode switch
    {
        _ when KinshipCodes.IsReference(kinshipCode) => 0,
        KinshipCodes.Spouse or KinshipCodes.CivilPartner => 1,
        _ => 2,
    };
}
