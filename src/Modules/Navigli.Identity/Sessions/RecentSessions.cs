using Navigli.Platform.Data;

namespace Navigli.Identity.Sessions;

/// <summary>Sessions of citizens, by the hash of their token in base64. Those of the staff are never kept: they read other people.</summary>
internal sealed class RecentSessions(TimeProvider clock) : RecentAnswers<string, FoundSession?>(clock)
{
    /// <summary>By which the session of a token is remembered.</summary>
    /// <param name="hash">Hash of the token.</param>
    public static string KeyOf(byte[] hash) => Convert.ToBase64String(hash);

    protected override DateTime? Until(FoundSession? answer) => answer is { Appointments.Count: 0 } ? answer.ExpiresAt : null;
}
