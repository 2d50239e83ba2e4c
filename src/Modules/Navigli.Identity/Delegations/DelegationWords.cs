using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Identity;

namespace Navigli.Identity.Delegations;

/// <summary>Says services in the words of the modules that offer them.</summary>
internal sealed class DelegationWords(IStringLocalizerFactory localizers)
{
    /// <summary>A service, done for a person.</summary>
    public ServiceView Of(DelegableService service, Guid person)
    {
        var texts = localizers.Create(service.Texts);
        return new(service.Code, texts[$"Delegable.{service.Code}"], texts[$"Delegable.{service.Code}.Hint"], string.Format(CultureInfo.InvariantCulture, service.Path, person));
    }
}
