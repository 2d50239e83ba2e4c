namespace Navigli.Platform.Modules;

/// <summary>The modules of this installation, in the order the host lists them.</summary>
public sealed class ModuleCatalog(IReadOnlyList<IModule> modules)
{
    /// <summary>Every module, in order of registration.</summary>
    public IReadOnlyList<IModule> Modules { get; } = modules;
}
