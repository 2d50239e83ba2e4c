using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;
using Navigli.Platform.City;
using Navigli.Platform.Results;
using Navigli.Platform.Time;
using Navigli.Platform.Tokens;

namespace Navigli.Identity.Clients;

/// <summary>What an administrator types of a client.</summary>
public sealed class ClientForm
{
    public string? Name { get; set; }

    public string? Organisation { get; set; }

    public string? Office { get; set; }

    public string? Agreement { get; set; }

    public string? Contact { get; set; }

    /// <summary>Codes of the scopes that were ticked; the page reads them, since a form leaves out what was not.</summary>
    internal IReadOnlyCollection<string> Scopes { get; set; } = [];

    public string? CallsPerMinute { get; set; }

    public string? CallsPerDay { get; set; }

    public string? Binding { get; set; }

    public string? Signing { get; set; }

    public string? PdndClientId { get; set; }

    public string? PdndPurpose { get; set; }

    internal Result<ApiClient> Read(IReadOnlyList<string> scopes, CityPack city, TimeProvider clock)
    {
        List<Error> errors = [];
        var client = new ApiClient
        {
            Id = clock.NewId(),
            Name = Text(Name, ApiClient.LongestName, nameof(Name), errors),
            Organisation = Text(Organisation, ApiClient.LongestOrganisation, nameof(Organisation), errors),
            Office = Office ?? "",
            Agreement = Text(Agreement, ApiClient.LongestAgreement, nameof(Agreement), errors),
            Contact = Contact?.Trim() ?? "",
            Scopes = string.Join(' ', scopes.Where(code => Scopes.Contains(code))),
            CallsPerMinute = Number(CallsPerMinute, ApiClient.MostPerMinute, nameof(CallsPerMinute), errors),
            CallsPerDay = Number(CallsPerDay, ApiClient.MostPerDay, nameof(CallsPerDay), errors),
            Binding = Binding == nameof(TokenBinding.Dpop) ? TokenBinding.Dpop : TokenBinding.Bearer,
            Signing = Signing == nameof(BodySigning.Required) ? BodySigning.Required : BodySigning.Optional,
            PdndClientId = Blank(PdndClientId),
            PdndPurpose = Blank(PdndPurpose),
            CreatedAt = clock.UtcInstant(),
        };
        if (city.Offices.All(o => o.Id != client.Office))
            errors.Add(ClientErrors.OfficeUnknown.For(nameof(Office)));
        if (client.Contact.Length > 320 || !MailAddress.TryCreate(client.Contact, out var address) || address.Address != client.Contact)
            errors.Add(ClientErrors.ContactWrong.For(nameof(Contact)));
        if ((client.PdndClientId is null) != (client.PdndPurpose is null) || client.PdndClientId?.Length > 64 || client.PdndPurpose?.Length > 64)
            errors.Add(ClientErrors.PdndIncomplete.For(nameof(PdndPurpose)));
        return errors.Count > 0 ? errors : client;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static string Text(string? typed, int most, string field, List<Error> errors)
    {
        var text = typed?.Trim() ?? "";
        // It goes into the access ledger, before each reason.
        if (text.Length < 3 || text.Length > most || text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            errors.Add(ClientErrors.TextMissing.With(3, most).For(field));
        return text;
    }

    internal static int Number(string? typed, int most, string field, List<Error> errors)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most)
            return number;
        errors.Add(ClientErrors.LimitWrong.With(most).For(field));
        return 0;
    }
}

/// <summary>What an administrator types of a client's key.</summary>
public sealed class KeyForm
{
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(3 * 366);

    /// <summary>A JWK, a set of one, or a PEM public key or certificate.</summary>
    public string? Text { get; set; }

    /// <summary>First day; from now on where it is empty.</summary>
    public string? From { get; set; }

    /// <summary>Last day; that of the certificate where it is empty.</summary>
    public string? To { get; set; }

    internal Result<ApiClientKey> Read(Guid client, CityPack city, TimeProvider clock)
    {
        if (PublicKeys.Parse(Text) is not { } key)
            return ClientErrors.KeyUnreadable.For(nameof(Text));
        if (Day(From) is not { } first)
            return ClientErrors.KeyTimes.With((int)LongestLife.TotalDays).For(nameof(From));
        if (Day(To) is not { } last)
            return ClientErrors.KeyTimes.With((int)LongestLife.TotalDays).For(nameof(To));
        var now = clock.UtcInstant();
        var from = first == default ? now : city.Calendar.StartOfDay(first);
        var to = last == default ? default : city.Calendar.StartOfDay(last.AddDays(1));
        string? hash = null;
        if (Text!.Trim().StartsWith("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(Text.Trim());
            hash = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));
            var end = certificate.NotAfter.ToUniversalTime();
            to = to == default || end < to ? end : to;
        }

        if (to <= now || to <= from || to - from > LongestLife)
            return ClientErrors.KeyTimes.With((int)LongestLife.TotalDays).For(nameof(To));
        return new ApiClientKey
        {
            Id = clock.NewId(),
            ClientId = client,
            KeyId = key.Kid,
            Thumbprint = PublicKeys.Thumbprint(key),
            CertificateHash = hash,
            Jwk = PublicKeys.Json(key).ToJsonString(),
            From = from,
            To = to,
            AddedAt = now,
        };
    }

    /// <summary>The day that was typed; the default one for none, null for what is no day.</summary>
    private static DateOnly? Day(string? typed) => string.IsNullOrWhiteSpace(typed) ? default(DateOnly) : Design.TypedDate.Parse(typed);
}
