using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Navigli.Design;

/// <summary>
/// A part of the frame that is the same for everybody: drawn the first time, and written as it is from then on. Nothing of a person and nothing of the
/// request may be in it, save what <see cref="Key"/> tells apart.
/// </summary>
public sealed class Kept : IComponent
{
    private RenderHandle handle;

    /// <summary>Which part, and all that its content depends on besides language and mount point; the values must be few, since each is kept for good.</summary>
    [Parameter, EditorRequired] public required string Key { get; set; }

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    // The one thing it is given, since a page has a dozen of these.
    [Inject] private KeptWriter Writer { get; set; } = null!;

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    /// <inheritdoc/>
    public async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var html = Writer.Find(Key) ?? await Writer.DrawAsync(Key, ChildContent, handle.Assets);
        handle.Render(builder => builder.AddMarkupContent(0, html));
    }
}

/// <summary>Draws the parts that are kept, and finds them again. Scoped: a part is drawn by the services of the request that needs it first.</summary>
internal sealed class KeptWriter(KeptParts parts, Site site, IServiceProvider services)
{
    public string? Find(string key) => parts.Drawn.GetValueOrDefault((key, site.Language, site.BasePath));

    public async Task<string> DrawAsync(string key, RenderFragment content, ResourceAssetCollection assets)
    {
        await using var renderer = new PartRenderer(services, assets);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var part = renderer.BeginRenderingComponent(typeof(Part), ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Part.Content)] = content }));
            await part.QuiescenceTask;
            return part.ToHtmlString();
        });
        return parts.Drawn.GetOrAdd((key, site.Language, site.BasePath), html);
    }

    private sealed class Part : IComponent
    {
        private RenderHandle handle;

        [Parameter] public RenderFragment Content { get; set; } = null!;

        public void Attach(RenderHandle renderHandle) => handle = renderHandle;

        public Task SetParametersAsync(ParameterView parameters)
        {
            parameters.SetParameterProperties(this);
            handle.Render(Content);
            return Task.CompletedTask;
        }
    }

    // The stock renderer does not know the names of the files of the house.
    private sealed class PartRenderer(IServiceProvider services, ResourceAssetCollection assets) : StaticHtmlRenderer(services, services.GetRequiredService<ILoggerFactory>())
    {
        protected override ResourceAssetCollection Assets => assets;
    }
}

/// <summary>What <see cref="Kept"/> has drawn in this host.</summary>
internal sealed class KeptParts
{
    public ConcurrentDictionary<(string Key, SiteLanguage Language, string BasePath), string> Drawn { get; } = new();
}
