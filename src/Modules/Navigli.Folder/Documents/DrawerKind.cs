using Navigli.Contracts.Folder;
using Navigli.Design;

namespace Navigli.Folder.Documents;

/// <summary>A kind of documents as the drawer shows it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">In addresses.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="How">Path without language of where such a document is had today.</param>
internal sealed record DrawerKind(DocumentKind Kind, string Code, IconName Icon, string How)
{
    /// <summary>All of them, in the order of the drawer.</summary>
    public static readonly IReadOnlyList<DrawerKind> All =
    [
        new(DocumentKind.Certificate, "certificati", IconName.FileSigned, "/certificati"),
        new(DocumentKind.IdentityCard, "carta-d-identita", IconName.Card, "/documenti/carta-d-identita"),
        new(DocumentKind.Electoral, "tessera-elettorale", IconName.Pa, "/documenti/tessera-elettorale"),
        new(DocumentKind.Permit, "permessi", IconName.Car, "/fascicolo/mobilita"),
        new(DocumentKind.Receipt, "ricevute", IconName.CheckCircle, "/servizi"),
        new(DocumentKind.Notice, "avvisi", IconName.Horn, "/deleghe"),
        new(DocumentKind.Letter, "lettere", IconName.Mail, "/la-mia-privacy"),
    ];

    public static DrawerKind Of(DocumentKind kind) => All.Single(k => k.Kind == kind);

    /// <summary>The kind that an address names; null where it names none.</summary>
    public static DrawerKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);
}
