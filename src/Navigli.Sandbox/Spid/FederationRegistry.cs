using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Spid;

/// <summary>The registry of a federation: one signed document with all its identity providers, as AgID publishes it for SPID.</summary>
internal sealed class FederationRegistry(IEnumerable<SpidDesk> desks, SpidKeys keys, FaultPanel faults)
{
    private const string Id = "_sandbox-registry";

    public async Task<IResult> AnswerAsync(SandboxScheme scheme, CancellationToken cancellation)
    {
        if (faults[FaultPanel.Registry].Fault is Fault.Down)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        await faults.DelayAsync(FaultPanel.Registry, cancellation);
        return Results.Content(Document(scheme), "application/samlmetadata+xml", System.Text.Encoding.UTF8);
    }

    private string Document(SandboxScheme scheme)
    {
        var root = new XElement(
            SpidNames.Metadata + "EntitiesDescriptor",
            new XAttribute(XNamespace.Xmlns + "md", SpidNames.Metadata),
            new XAttribute("ID", Id),
            new XAttribute("Name", "sandbox-" + SandboxProvider.ServiceOf(scheme)),
            desks.Where(desk => desk.Self.Provider.Scheme == scheme).Select(desk => desk.Self.Entity()));
        var document = SpidKeys.ToDocument(root);
        if (faults[FaultPanel.Registry].Fault is not Fault.Unsigned)
            SpidKeys.Sign(document, Id, faults[FaultPanel.Registry].Fault is Fault.WrongSignature ? keys.Stranger : keys.Registry);
        return document.OuterXml;
    }
}
