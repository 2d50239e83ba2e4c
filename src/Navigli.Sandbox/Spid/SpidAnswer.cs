using System.Xml.Linq;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Spid;

/// <summary>Writes signed responses, right or wrong as the fault panel or whoever sits at the page wants them.</summary>
internal sealed class SpidAnswer(IdentityProviderDescription self, SpidKeys keys, FaultPanel faults, TimeProvider clock)
{
    private static readonly Dictionary<int, (string Code, string SubCode)> Errors = new()
    {
        [8] = ("Requester", ""), [9] = ("VersionMismatch", ""), [11] = ("Requester", ""), [12] = ("Requester", "NoAuthnContext"),
        [13] = ("Requester", "RequestDenied"), [14] = ("Requester", "RequestUnsupported"), [15] = ("Requester", "NoPassive"),
        [16] = ("Requester", "RequestUnsupported"), [17] = ("Requester", "RequestUnsupported"), [18] = ("Requester", "RequestUnsupported"),
    };

    private readonly AssertionWriter _writer = new(self, clock);
    private string? _last;

    /// <summary>A signed response saying who signed in, at which level; with the anomaly given, or else the one that the panel has set.</summary>
    public string Success(SpidRequest request, SandboxPersona persona, int level, Anomaly? anomaly = null)
    {
        var fault = faults[self.Provider.Service];
        if (anomaly is null && fault.Fault is Fault.Replayed && _last is { } earlier)
            return earlier;
        anomaly ??= fault.Fault is Fault.Anomaly ? Anomalies.Find(self.Provider.Scheme, fault.Code) : null;
        if (anomaly?.ErrorCode is { } error)
            return Failure(request, error);
        var response = _writer.Envelope(request, new XElement(SpidNames.Protocol + "Status", StatusCode("Success")));
        response.Add(_writer.Assertion(request, persona, level));
        var draft = new AnswerDraft { Response = response, Request = request, Writer = _writer };
        anomaly?.Spoil?.Invoke(draft);
        return _last = Sealed(draft, anomaly);
    }

    /// <summary>A signed response with one of the error codes of the rules; 25 is the person who changed their mind.</summary>
    public string Failure(SpidRequest request, int error)
    {
        var (code, subCode) = Errors.GetValueOrDefault(error, ("Responder", "AuthnFailed"));
        var status = StatusCode(code);
        if (subCode.Length > 0)
            status.Add(StatusCode(subCode));
        var response = _writer.Envelope(
            request,
            new XElement(
                SpidNames.Protocol + "Status",
                status,
                new XElement(SpidNames.Protocol + "StatusMessage", $"ErrorCode nr{error:00}")));
        return Sealed(new AnswerDraft { Response = response, Request = request, Writer = _writer }, null);
    }

    private static XElement StatusCode(string code) => new(SpidNames.Protocol + "StatusCode", new XAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:" + code));

    private string Sealed(AnswerDraft draft, Anomaly? anomaly)
    {
        var mine = new Seal(keys.SealOf(self.Provider));
        var (assertion, response) = anomaly?.Seals?.Invoke(new SealChoice(mine, keys, self.Provider)) ?? (mine, mine);
        var document = SpidKeys.ToDocument(draft.Response);
        // An element without an identifier cannot be referred to, and so cannot be signed.
        foreach (var id in draft.Response.Elements(SpidNames.Assertion + "Assertion").Select(a => (string?)a.Attribute("ID")).OfType<string>().Where(id => id.Length > 0).ToList())
            if (assertion is not null)
                SpidKeys.Sign(document, id, assertion);
        if (response is not null && (string?)draft.Response.Attribute("ID") is { Length: > 0 } whole)
            SpidKeys.Sign(document, whole, response);
        anomaly?.Tamper?.Invoke(document);
        return anomaly?.Mangle?.Invoke(document.OuterXml) ?? document.OuterXml;
    }
}
