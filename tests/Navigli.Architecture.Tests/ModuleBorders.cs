using System.Reflection;
using Microsoft.AspNetCore.Components;
using Navigli.Platform.Modules;
using Navigli.Web;
using Shouldly;
using Xunit;

namespace Navigli.Architecture.Tests;

/// <summary>DESIGN: modules know Platform, Contracts, Design and Documents, never each other; their types are internal unless they are pages, entry or page parameters.</summary>
public sealed class ModuleBorders
{
    private static readonly string[] Allowed = ["Navigli.Platform", "Navigli.Contracts", "Navigli.Design", "Navigli.Documents"];

    private static IReadOnlyList<Assembly> ModuleAssemblies { get; } = [.. Modules.All().Modules.Select(m => m.GetType().Assembly)];

    [Fact]
    public void EveryModuleProject_IsInTheOneList()
    {
        Repository.ModuleProjects.Count.ShouldBeGreaterThanOrEqualTo(4);
        ModuleAssemblies.Select(a => a.GetName().Name).ShouldBe(Repository.ModuleProjects.Select(p => p.Name), ignoreOrder: true);
    }

    [Fact]
    public void ModuleProject_ReferencesOnlyTheKernelAndWhatItIsMadeOf()
    {
        foreach (var project in Repository.ModuleProjects)
            project.References.Except(Allowed).ShouldBeEmpty($"{project.Name} references what a module may not");
    }

    [Fact]
    public void ModuleAssembly_NamesNoOtherModule()
    {
        var names = ModuleAssemblies.Select(a => a.GetName().Name!).ToHashSet(StringComparer.Ordinal);
        foreach (var assembly in ModuleAssemblies)
            assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(names.Contains).ShouldBeEmpty($"{assembly.GetName().Name} uses another module");
    }

    [Fact]
    public void ModuleTypes_AreInternalUnlessTheyArePagesOrTheEntry()
    {
        var exported = ModuleAssemblies.SelectMany(a => a.GetExportedTypes()).ToList();
        exported.Count.ShouldBeGreaterThan(4);
        var parameters = Closure(exported.Where(IsComponent).SelectMany(ParameterTypes));
        var wrong = exported.Where(t => !IsComponent(t) && !IsImports(t) && !typeof(IModule).IsAssignableFrom(t) && !IsTexts(t) && !parameters.Contains(t) && !(t.DeclaringType is { } outer && IsComponent(outer)));
        wrong.Select(t => t.FullName).ShouldBeEmpty("public in a module without being a page, a page's parameter or the entry");
    }

    [Fact]
    public void Classes_AreSealedUnlessTheyHaveHeirs()
    {
        var types = ModuleAssemblies.Append(typeof(IModule).Assembly).SelectMany(a => a.GetTypes()).Where(t => t.IsClass && !t.IsAbstract && !IsCompilerMade(t)).ToList();
        types.Count.ShouldBeGreaterThan(100);
        var parents = types.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        types.Where(t => !t.IsSealed && !parents.Contains(t) && !IsComponent(t) && !IsImports(t)).Select(t => t.FullName).ShouldBeEmpty("not sealed and without heirs");
    }

    [Fact]
    public void Platform_KnowsNoModuleAndNoDesign()
    {
        var platform = Repository.Projects.Single(p => p.Name == "Navigli.Platform");
        platform.References.ShouldBe(["Navigli.Contracts"]);
        Repository.Projects.Single(p => p.Name == "Navigli.Contracts").References.ShouldBeEmpty();
        Repository.Projects.Single(p => p.Name == "Navigli.Documents").References.ShouldBeEmpty();
        Repository.Projects.Single(p => p.Name == "Navigli.Design").References.ShouldBeEmpty();
    }

    [Fact]
    public void Web_DoesNotKnowTheSandbox()
    {
        string[] inside = ["Navigli.Web", "Navigli.Cli"];
        foreach (var name in inside)
            Repository.Projects.Single(p => p.Name == name).References.ShouldNotContain("Navigli.Sandbox");
    }

    private static bool IsComponent(Type type) => typeof(IComponent).IsAssignableFrom(type);

    private static bool IsImports(Type type) => type.Name == "_Imports";

    // What a page takes as a parameter is public, and so is what that holds.
    private static HashSet<Type> Closure(IEnumerable<Type> types)
    {
        HashSet<Type> found = [];
        var open = new Stack<Type>(types);
        while (open.TryPop(out var type))
        {
            if (ModuleAssemblies.Contains(type.Assembly) && found.Add(type))
            {
                foreach (var property in type.GetProperties())
                    Unwrap(property.PropertyType).ToList().ForEach(open.Push);
            }
        }

        return found;
    }

    private static bool IsTexts(Type type) => type.Name.EndsWith("Texts", StringComparison.Ordinal) && type.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public).Length <= 1;

    private static bool IsCompilerMade(Type type) => type.Name.Contains('<', StringComparison.Ordinal) || type.DeclaringType is { } outer && IsCompilerMade(outer)
        || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> ParameterTypes(Type component) => component.GetProperties()
        .Where(p => p.GetCustomAttributes().Any(a => a is ParameterAttribute or CascadingParameterAttribute || a.GetType().Name.StartsWith("SupplyParameter", StringComparison.Ordinal)))
        .SelectMany(p => Unwrap(p.PropertyType));

    private static IEnumerable<Type> Unwrap(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type) : [type];
}
