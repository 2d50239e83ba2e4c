using Navigli.Design;

namespace Navigli.Folder.Sections;

/// <summary>An area of the folder that has no records here yet, and says where they are today.</summary>
/// <param name="Code">In its address, and in the keys of its words.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Address">The national service where people find it today; null where it is the city's own offices.</param>
internal sealed record FolderSection(string Code, IconName Icon, Uri? Address)
{
    private static readonly FolderSection[] All =
    [
        // Enrolments in state schools are made on the Ministry's platform (D.L. 95/2012, art. 7, comma 28).
        new("educazione-e-istruzione", IconName.Presentation, new("https://unica.istruzione.gov.it/")),
        new("mobilita", IconName.Car, null),
        // An owner consults the cadastre of their own properties there for nothing.
        new("immobili", IconName.Pa, new("https://www.agenziaentrate.gov.it/")),
        new("notifiche-via-mail", IconName.Mail, null),
        new("biblioteche", IconName.Bookmark, null),
        // D.P.C.M. 159/2013, art. 10: the declaration is made to INPS.
        new("isee-ordinario", IconName.ChartLine, new("https://www.inps.it/")),
        // D.Lgs. 82/2005, art. 6-quater: the national index of digital domiciles (INAD).
        new("domicilio-digitale", IconName.Inbox, new("https://domiciliodigitale.gov.it/")),
    ];

    public static FolderSection Of(string code) => Array.Find(All, s => s.Code == code) ?? throw new ArgumentException($"There is no section {code}", nameof(code));
}
