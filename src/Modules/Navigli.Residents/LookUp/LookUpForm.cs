namespace Navigli.Residents.LookUp;

/// <summary>Why an officer reads, as typed.</summary>
public class ReasonForm
{
    public string? Purpose { get; set; }

    public string? Reason { get; set; }

    public string? CaseReference { get; set; }
}

/// <summary>A look-up as typed: kept as it was when something in it is wrong.</summary>
public sealed class LookUpForm : ReasonForm
{
    public string? CodiceFiscale { get; set; }

    public string? Surname { get; set; }

    public string? GivenName { get; set; }

    public string? BirthDate { get; set; }
}
