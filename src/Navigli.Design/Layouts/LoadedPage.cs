using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Navigli.Design;

/// <summary>
/// A page that is drawn once, when its data is there. A stock component is drawn while <c>OnInitializedAsync</c> still waits for the
/// database, which shows nobody anything when pages are rendered on the server and leaves every page to guard against its own missing data.
/// </summary>
public abstract class LoadedPage : ComponentBase
{
    [Inject] private NavigationManager Way { get; set; } = null!;

    [Inject] private Site Place { get; set; } = null!;

    [CascadingParameter] private HttpContext? Exchange { get; set; }

    /// <inheritdoc/>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows; its parameters are set. It leads elsewhere by <see cref="LeadElsewhere"/>.</summary>
    protected abstract Task LoadAsync();

    /// <summary>
    /// Leads elsewhere from <see cref="LoadAsync"/>, unless the request is a POST: what follows is not drawn any more, and the framework would find no form to give
    /// the post to. There the form's handler leads.
    /// </summary>
    /// <param name="path">A path without language.</param>
    /// <returns>Whether it does; where not, the page shows why it has nothing to show.</returns>
    protected bool LeadElsewhere(string path)
    {
        if (Exchange is { } exchange && HttpMethods.IsPost(exchange.Request.Method))
            return false;
        Way.NavigateTo(Place.Href(path));
        return true;
    }
}
