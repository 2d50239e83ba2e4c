namespace Navigli.Contracts.Identity;

/// <summary>What whoever signs in is to be told until they put it away: the privacy notice. Answered by Privacy, asked by Identity.</summary>
public interface ISignInNotice
{
    /// <summary>Adds to the pending changes of the present scope that the version in force is given to the account; Identity commits them with the sign-in.</summary>
    /// <param name="account">Who signs in; may be pending too.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>Number of the version that the session is to show; null where the account has put it away already, or none is in force.</returns>
    Task<int?> GiveAsync(Guid account, DateTime at, CancellationToken ct);
}

/// <summary>The notices that sessions carry. Offered by Identity.</summary>
public interface IShownNotices
{
    /// <summary>Takes the notice away from the account's sessions. Called inside the commit of an act.</summary>
    /// <param name="account">Whose sessions.</param>
    /// <param name="ct">Cancels it.</param>
    Task PutAwayAsync(Guid account, CancellationToken ct);

    /// <summary>Lets this node forget the sessions that were changed, and no others: called once the act is committed. Another node shows the notice for seconds more.</summary>
    void Forget();
}
