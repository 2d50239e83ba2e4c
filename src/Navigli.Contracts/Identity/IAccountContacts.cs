namespace Navigli.Contracts.Identity;

/// <summary>How to reach whoever has an account. Offered by Identity.</summary>
public interface IAccountContacts
{
    /// <summary>The e-mail address that the identity provider stated at the last sign-in; null where it stated none.</summary>
    Task<string?> EmailAsync(Guid account, CancellationToken ct);
}
