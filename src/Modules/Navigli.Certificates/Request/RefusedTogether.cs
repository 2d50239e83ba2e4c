using Navigli.Certificates.Rules;

namespace Navigli.Certificates.Request;

/// <summary>Certificates that the same reasons forbid; one of them may be forbidden by others besides.</summary>
/// <param name="Reasons">What forbids them all.</param>
/// <param name="Offers">The certificates.</param>
internal sealed record RefusedTogether(IReadOnlyList<RefusalText> Reasons, IReadOnlyList<OfferText> Offers)
{
    /// <summary>What forbids one of them besides.</summary>
    public IEnumerable<RefusalText> Besides(OfferText offer) => offer.Refusals.Except(Reasons);

    /// <summary>Who can clear it, each said once.</summary>
    public IEnumerable<string> Next => Offers.SelectMany(o => o.Refusals).Select(r => r.Next).Distinct(StringComparer.Ordinal);

    /// <summary>Puts the refused into as few groups as say the truth: whoever is told twice of the same rule looks for the difference.</summary>
    public static IReadOnlyList<RefusedTogether> Of(IEnumerable<OfferText> offers)
    {
        List<RefusedTogether> groups = [];
        foreach (var offer in offers.Where(o => o.Refusals.Count > 0).OrderBy(o => o.Refusals.Count))
        {
            var known = groups.FindIndex(g => !g.Reasons.Except(offer.Refusals).Any());
            if (known < 0)
                groups.Add(new(offer.Refusals, [offer]));
            else
                groups[known] = groups[known] with { Offers = [.. groups[known].Offers, offer] };
        }

        return groups;
    }
}
