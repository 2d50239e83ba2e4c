using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;

namespace Navigli.Records.Sources.Fines;

/// <summary>Which fine a deadline leads to: of the person whose page is open, whose right has been asked and whose line is written.</summary>
internal sealed class FindFine(CityDb db)
{
    /// <summary>The number of the report; null where that day is no more, or is of somebody else.</summary>
    public Task<string?> RunAsync(Guid subject, Guid term, CancellationToken ct) =>
        db.RecordDates.Where(d => d.Id == term && d.SubjectId == subject && FineTerms.Kinds.Contains(d.Kind)).Select(d => d.Number).SingleOrDefaultAsync(ct);
}
