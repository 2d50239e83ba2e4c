using Microsoft.AspNetCore.Components;

namespace Navigli.Design.Gallery;

/// <summary>One state of one component, shown at its own address and walked by the tests.</summary>
/// <param name="Component">The name of the component.</param>
/// <param name="State">The name of the state.</param>
/// <param name="Content">The component in that state.</param>
public sealed record GalleryExample(string Component, string State, RenderFragment Content)
{
    /// <summary>The address of the example, without language.</summary>
    public string Path => $"/design/{Slug(Component)}/{Slug(State)}";

    /// <summary>All examples, in the order of the gallery.</summary>
    public static IReadOnlyList<GalleryExample> All { get; } =
        [.. ActionExamples.All(), .. MessageExamples.All(), .. NavigationExamples.All(), .. FormExamples.All(), .. DataExamples.All(), .. PageExamples.All()];

    private static string Slug(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
