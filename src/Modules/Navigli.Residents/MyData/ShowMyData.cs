using Navigli.Platform.Access;
using Navigli.Residents.Registry;

namespace Navigli.Residents.MyData;

/// <summary>The caller's own record. Its reading is the session's one line, written at sign-in.</summary>
internal sealed class ShowMyData(CurrentCaller caller, RecordReader records)
{
    /// <summary>Null for who is not in the registry.</summary>
    public async Task<RecordView?> RunAsync(CancellationToken ct) =>
        caller.Value.PersonId is { } person ? await records.ReadAsync(person, Onlooker.Self, ct) : null;
}
