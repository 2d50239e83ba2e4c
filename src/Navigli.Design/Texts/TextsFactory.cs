using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Navigli.Design;

/// <summary>
/// Localisers over <c>Resources/&lt;Type&gt;.it.resx</c> and <c>.en.resx</c>. The stock factory falls back from language to
/// language and then to the key without a word; here a missing text is loud. A type that derives from another has its texts too, and its own before them.
/// </summary>
internal sealed class TextsFactory(bool throwOnMissing) : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> localizers = new();

    public IStringLocalizer Create(Type resourceSource) =>
        localizers.GetOrAdd(resourceSource, static (type, loud) => new Texts(type, Load(type, "it"), Load(type, "en"), loud), throwOnMissing);

    public IStringLocalizer Create(string baseName, string location) =>
        throw new NotSupportedException("Texts are found by their type: inject IStringLocalizer<ModuleTexts>.");

    internal static FrozenDictionary<string, string> Load(Type type, string language)
    {
        var assembly = type.Assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language));
        var suffix = $".{type.Name}.{language}.resources";
        var name = assembly.GetManifestResourceNames().SingleOrDefault(name => name.EndsWith(suffix, StringComparison.Ordinal))
            ?? throw new MissingManifestResourceException($"{type.Assembly.GetName().Name} has no Resources/{type.Name}.{language}.resx.");
        using var reader = new ResourceReader(assembly.GetManifestResourceStream(name)!);
        var texts = type.BaseType == typeof(object) ? [] : new Dictionary<string, string>(Load(type.BaseType!, language), StringComparer.Ordinal);
        foreach (DictionaryEntry entry in reader)
            texts[(string)entry.Key] = (string)entry.Value!;
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed class Texts(Type type, FrozenDictionary<string, string> italian, FrozenDictionary<string, string> english, bool loud) : IStringLocalizer
    {
        private FrozenDictionary<string, string> Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? english : italian;

        public LocalizedString this[string name] =>
            Current.TryGetValue(name, out var text) ? new(name, text) : Missing(name);

        public LocalizedString this[string name, params object[] arguments] =>
            Current.TryGetValue(name, out var text) ? new(name, string.Format(CultureInfo.CurrentCulture, text, arguments)) : Missing(name);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
            Current.Select(entry => new LocalizedString(entry.Key, entry.Value));

        private LocalizedString Missing(string name) => loud
            ? throw new KeyNotFoundException($"{type.Name} has no text '{name}' in {CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}.")
            : new LocalizedString(name, name, resourceNotFound: true);
    }
}
