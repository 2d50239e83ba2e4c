using Navigli.Platform.Api;
using Navigli.Platform.Results;

namespace Navigli.Identity.Clients;

/// <summary>What a client may do and how much, as an administrator types it anew.</summary>
public sealed class ClientTermsForm
{
    public string? CallsPerMinute { get; set; }

    public string? CallsPerDay { get; set; }

    /// <summary>By what the organisation may do it.</summary>
    public string? Agreement { get; set; }

    public string? Reason { get; set; }

    /// <summary>The terms that the page showed, as <see cref="ApiClient.Terms"/> writes them.</summary>
    public string? Seen { get; set; }

    /// <summary>Codes of the scopes that were ticked; the page reads them, since a form leaves out what was not.</summary>
    internal IReadOnlyCollection<string> Scopes { get; set; } = [];

    internal Result<ClientTerms> Read(IEnumerable<ApiScope> scopes)
    {
        List<Error> errors = [];
        var terms = new ClientTerms
        {
            Scopes = string.Join(' ', scopes.Select(s => s.Code).Where(code => Scopes.Contains(code))),
            CallsPerMinute = ClientForm.Number(CallsPerMinute, ApiClient.MostPerMinute, nameof(CallsPerMinute), errors),
            CallsPerDay = ClientForm.Number(CallsPerDay, ApiClient.MostPerDay, nameof(CallsPerDay), errors),
            Agreement = ClientForm.Text(Agreement, ApiClient.LongestAgreement, nameof(Agreement), errors),
            Reason = ClientForm.Text(Reason, ApiClient.LongestAgreement, nameof(Reason), errors),
        };
        return errors.Count > 0 ? errors : terms;
    }
}

/// <summary>The same, read.</summary>
internal sealed record ClientTerms
{
    /// <summary>As <see cref="ApiClient.Terms"/> writes them.</summary>
    public string Terms => ApiClient.TermsOf(Scopes, CallsPerMinute, CallsPerDay, Agreement);

    public required string Scopes { get; init; }

    public required int CallsPerMinute { get; init; }

    public required int CallsPerDay { get; init; }

    public required string Agreement { get; init; }

    public required string Reason { get; init; }
}
