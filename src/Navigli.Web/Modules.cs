using Navigli.Certificates;
using Navigli.Deadlines;
using Navigli.Folder;
using Navigli.Identity;
using Navigli.Messaging;
using Navigli.Platform.Modules;
using Navigli.Privacy;
using Navigli.Records;
using Navigli.Residents;

namespace Navigli.Web;

/// <summary>The one list of the modules of this product. Web, command line, demonstration and tests all start from it.</summary>
public static class Modules
{
    /// <summary>Every module, in the order in which they are set up.</summary>
    public static ModuleCatalog All() => new([new IdentityModule(), new ResidentsModule(), new CertificatesModule(), new PrivacyModule(), new MessagingModule(), new FolderModule(), new DeadlinesModule(), new RecordsModule()]);
}
