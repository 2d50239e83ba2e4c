using System.Text;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Log;

/// <summary>Adds to the log what a sign-in sends and receives; the commit is the sign-in's own, so that neither is without the other.</summary>
internal sealed class ExchangeLog(CityDb db, ExchangeSeal seal, TimeProvider clock)
{
    public const string Accepted = "accepted";

    public void Asked(SignInAttempt attempt, string request) => db.Add(new SamlExchange
    {
        Id = attempt.Id,
        Scheme = attempt.Scheme,
        IdentityProvider = attempt.IdentityProvider,
        RequestId = attempt.RequestId,
        RequestedAt = attempt.RequestedAt,
        Request = seal.Seal(request, attempt.Id),
    });

    public void Answered(SamlExchange page, string field, SamlOutcome outcome)
    {
        var response = Decode(field);
        page.Answered(seal.Seal(response, page.Id), ResponseFacts.Of(response), outcome.Refusal?.Code ?? Accepted, clock.UtcInstant());
    }

    // What cannot even be decoded is kept as it came.
    private static string Decode(string field)
    {
        var bytes = new byte[field.Length];
        return Convert.TryFromBase64String(field, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : field;
    }
}
