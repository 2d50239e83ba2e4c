using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Navigli.Platform.Modi;

/// <summary>Who, in the organisation that calls, is behind a call (AUDIT_REST_01 and 02).</summary>
public sealed record TrackingEvidence
{
    private const int Longest = 64;

    /// <summary>Key of a request's options under which a caller of an e-service leaves it.</summary>
    public static readonly HttpRequestOptionsKey<TrackingEvidence> Key = new("navigli.tracking-evidence");

    /// <summary>The operator, by a reference that the organisation can resolve and nobody else need: not a name.</summary>
    public required string UserId { get; init; }

    /// <summary>The workstation, office or place.</summary>
    public required string UserLocation { get; init; }

    /// <summary>Level of assurance with which the operator was identified, as "LOA3".</summary>
    public required string Assurance { get; init; }

    /// <summary>Reads it from a token whose signature was checked; null where something is missing, too long or unprintable.</summary>
    public static TrackingEvidence? Of(JsonWebToken token) =>
        Text(token, ModiNames.UserId) is { } user && Text(token, ModiNames.UserLocation) is { } place && Text(token, ModiNames.Assurance) is { } assurance
            ? new TrackingEvidence { UserId = user, UserLocation = place, Assurance = assurance }
            : null;

    /// <summary>The claims, without times and id.</summary>
    /// <param name="issuer">Who calls.</param>
    /// <param name="audience">The e-service.</param>
    /// <param name="purpose">The purpose on record at PDND; null without one.</param>
    public JsonObject Claims(string issuer, string audience, string? purpose)
    {
        var claims = new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["dnonce"] = ModiSigner.Nonce(),
            [ModiNames.UserId] = UserId,
            [ModiNames.UserLocation] = UserLocation,
            [ModiNames.Assurance] = Assurance,
        };
        if (purpose is not null)
            claims[ModiNames.Purpose] = purpose;
        return claims;
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) && text is { Length: > 0 and <= Longest } && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? text : null;
}
