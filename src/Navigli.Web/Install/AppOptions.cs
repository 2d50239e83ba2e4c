using System.ComponentModel.DataAnnotations;

namespace Navigli.Web.Install;

/// <summary>Settings <c>App</c>.</summary>
internal sealed class AppOptions
{
    /// <summary>For how many days a device keeps a document that was opened or downloaded on it, where the person wants that.</summary>
    [Range(1, 90)]
    public int KeepDays { get; set; } = 7;
}
