using Navigli.Identity.Log;
using Navigli.Platform.Data;

namespace Navigli.Identity.SignIn;

/// <summary>A sign-in under way with its page in the log, tracked: who takes a step of the one writes the other.</summary>
internal sealed record LoggedAttempt(SignInAttempt Attempt, SamlExchange? Page)
{
    private static readonly Func<CityDb, Guid, CancellationToken, Task<List<LoggedAttempt>>> ById = CompiledQuery.Rows<Guid, LoggedAttempt>(
        (db, id) =>
            from attempt in db.Set<SignInAttempt>()
            where attempt.Id == id
            join page in db.Set<SamlExchange>() on attempt.Id equals page.Id into pages
            from page in pages.DefaultIfEmpty()
            select new LoggedAttempt(attempt, page));

    private static readonly Func<CityDb, byte[], CancellationToken, Task<List<LoggedAttempt>>> ByCode = CompiledQuery.Rows<byte[], LoggedAttempt>(
        (db, hash) =>
            from attempt in db.Set<SignInAttempt>()
            where attempt.CodeHash == hash
            join page in db.Set<SamlExchange>() on attempt.Id equals page.Id into pages
            from page in pages.DefaultIfEmpty()
            select new LoggedAttempt(attempt, page));

    public static async Task<LoggedAttempt?> FindAsync(CityDb db, Guid id, CancellationToken ct) => (await ById(db, id, ct)).SingleOrDefault();

    /// <summary>The one whose answer the code leads to.</summary>
    public static async Task<LoggedAttempt?> FindAsync(CityDb db, string code, CancellationToken ct) => (await ByCode(db, OneTimeSecret.Hash(code), ct)).SingleOrDefault();
}
