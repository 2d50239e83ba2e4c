using Microsoft.AspNetCore.Components;

namespace Navigli.Design;

/// <summary>
/// A page that is drawn once, when its data is there. A stock component is drawn while <c>OnInitializedAsync</c> still waits for the
/// database, which shows nobody anything when pages are rendered on the server and leaves every page to guard against its own missing data.
/// </summary>
public abstract class LoadedPage : ComponentBase
{
    /// <inheritdoc/>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>
    /// Reads what the page shows; its parameters are set. It may lead elsewhere, but not on a POST: what follows is not drawn any more, and the framework would
    /// find no form to give the post to. There the form's handler leads.
    /// </summary>
    protected abstract Task LoadAsync();
}
