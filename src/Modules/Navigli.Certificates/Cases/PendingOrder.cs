using System.Text.Json;
using Navigli.Certificates.Certifiers.Anpr;
using Navigli.Certificates.Paper;

namespace Navigli.Certificates.Cases;

/// <summary>All that is needed to ask ANPR again and to register its answer without whoever asked for it.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Certificate">The row of the register, without number.</param>
/// <param name="Snapshot">What the city's registry states, as on the day of the request.</param>
internal sealed record PendingOrder(AnprRequest Request, IssuedCertificate Certificate, PaperSnapshot Snapshot)
{
    public string Serialize() => JsonSerializer.Serialize(this);

    public static PendingOrder Deserialize(string order) =>
        JsonSerializer.Deserialize<PendingOrder>(order) ?? throw new InvalidOperationException("An open case without its order");
}
