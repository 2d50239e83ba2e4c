using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Navigli.Design;
using Navigli.Platform.Results;
using Navigli.Records.Asking;

namespace Navigli.Records.Reading;

/// <summary>A page of one or more sources about one person. It names its sources and shows their answers; who may read, and asking, are here.</summary>
public abstract class RecordsPage : LoadedPage
{
    private ReadPage? read;

    /// <summary>Whose records; null where nobody was chosen.</summary>
    [SupplyParameterFromQuery(Name = "persona")] public Guid? Person { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    [Inject] private ReadRecords Records { get; set; } = null!;

    private protected abstract IReadOnlyList<Source> Sources { get; }

    private protected Error? Error { get; private set; }

    private protected OpenedRecords? Opened => read?.Opened;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var found = await Records.RunAsync(Person, Sources, Http.RequestAborted);
        if (found.Succeeded)
            read = found.Value;
        else if (found.Error != RecordsErrors.NotInRegistry)
            Http.Response.StatusCode = ErrorTexts.Status(found.Error.Kind);
        Error = found.Succeeded ? null : found.Error;
    }

    private protected RecordView ViewOf(Source source) => read!.Records[source.Name].View;

    /// <summary>The answer of a source, where its record has content.</summary>
    private protected TAnswer Answer<TAnswer>(Source<TAnswer> source)
        where TAnswer : class, ISourceAnswer => SourceJson.Read<TAnswer>(read!.Records[source.Name].Essence) ?? throw new InvalidOperationException($"The copy of {source.Name} cannot be read");
}
