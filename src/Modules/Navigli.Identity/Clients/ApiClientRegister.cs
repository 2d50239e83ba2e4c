using System.Globalization;
using Navigli.Contracts.Identity;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Identity.Clients;

/// <summary>The register for whoever runs the installation from its command line.</summary>
internal sealed class ApiClientRegister(ManageClients clients, CityTokens tokens, ActFactory acts, ErrorTexts words, CityPack city, TimeProvider clock) : IApiClientRegister
{
    private const string Command = "identity.client-command";

    public async Task<RegisteredApiClient> RegisterAsync(NewApiClient wanted, CancellationToken ct)
    {
        var id = Value(await clients.RegisterAsync(Form(wanted), acts.System(ClientActs.Register, Command), ct));
        var key = new KeyForm { Text = wanted.PublicKey, To = Design.TypedDate.Format(city.Calendar.Today(clock).AddDays(wanted.KeyDays)) };
        var added = Value(await clients.AddKeyAsync(id, key, acts.System(ClientActs.AddKey, Command), ct));
        return new RegisteredApiClient { ClientId = id, KeyId = added.KeyId, TokenEndpoint = new Uri(tokens.TokenEndpoint), Audience = new Uri(tokens.Audience), KeyUntil = added.To };
    }

    private static ClientForm Form(NewApiClient wanted) => new()
    {
        Name = wanted.Name,
        Organisation = wanted.Organisation,
        Office = wanted.Office,
        Agreement = wanted.Agreement,
        Contact = wanted.Contact,
        Scopes = [.. wanted.Scopes],
        CallsPerMinute = wanted.CallsPerMinute.ToString(CultureInfo.InvariantCulture),
        CallsPerDay = wanted.CallsPerDay.ToString(CultureInfo.InvariantCulture),
    };

    private T Value<T>(Result<T> result) =>
        result.Succeeded ? result.Value : throw new ArgumentException(string.Join(' ', result.Errors.Select(e => $"{e.Field}: {words.What(e)}")));
}
