using Navigli.Certificates.Certifiers;
using Navigli.Contracts.Identity;

namespace Navigli.Certificates.Cases;

/// <summary>Where a request stands.</summary>
internal enum CaseState
{
    /// <summary>The question to ANPR is on its way.</summary>
    Asked,

    /// <summary>ANPR gave no answer, or none that decides: it is asked again.</summary>
    Waiting,

    Issued,

    Refused,
}

/// <summary>
/// A confirmed request, with the number that people quote. It has the id of the certificate that it may become: whoever has the address of one has
/// that of the other, and a second certificate of the same case cannot be written.
/// </summary>
internal sealed class CertificateCase
{
    /// <summary>A refusal that follows a lost answer is believed when it comes again after this long: ANPR may have certified meanwhile.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Pace =
        [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    public required Guid Id { get; init; }

    /// <summary>Whose request it is; null at the counter.</summary>
    public required Guid? AccountId { get; init; }

    /// <summary>As printed on the receipt, and what ANPR is told as the city's own reference.</summary>
    public required string Number { get; init; }

    /// <summary>Code of the selection asked for, <see cref="Navigli.Platform.City.CertificateSelection"/>.</summary>
    public required string TypeCode { get; init; }

    /// <summary>Whom the certificate is about.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Present given name of the person, for the requester's own list.</summary>
    public required string SubjectName { get; init; }

    /// <summary>The right by which it was asked for; null for a third party and for a delegate at the counter.</summary>
    public required RightKind? Right { get; init; }

    public required Certifier Certifier { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required CaseState State { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>Number of ANPR's operation (<c>idOperazioneComune</c>): the same at every asking.</summary>
    public string? OperationId { get; set; }

    /// <summary>How often ANPR was asked.</summary>
    public int Askings { get; set; }

    /// <summary>When it may be asked again; while a question is out, when it is given up. Null once the case is closed.</summary>
    public DateTime? AskAgainAt { get; set; }

    /// <summary>Whether any answer was lost: ANPR may have certified without our knowing.</summary>
    public bool AnswerWasLost { get; set; }

    /// <summary>ANPR's code, of a refusal or of what keeps the case waiting.</summary>
    public string? AnprCode { get; set; }

    /// <summary>Counts the changes: two that change the case at once cannot both succeed.</summary>
    public int Version { get; set; }

    public bool IsOpen => State is CaseState.Asked or CaseState.Waiting;

    /// <summary>Takes the case to ask once more; nobody else does until <paramref name="giveUpAt"/>.</summary>
    public void Ask(DateTime giveUpAt)
    {
        // Whoever was asking neither brought an answer nor said that there was none: a crash, or a lost connection to the database.
        if (State == CaseState.Asked)
            AnswerWasLost = true;
        State = CaseState.Asked;
        Askings++;
        AskAgainAt = giveUpAt;
        Version++;
    }

    /// <summary>Lets the case wait for the next asking, later each time.</summary>
    public void Wait(DateTime now, string? code)
    {
        State = CaseState.Waiting;
        AnprCode = code;
        AskAgainAt = now + Pace[Math.Clamp(Askings - 1, 0, Pace.Length - 1)];
        Version++;
    }

    /// <summary>Waits after an answer that never came.</summary>
    public void Lose(DateTime now)
    {
        AnswerWasLost = true;
        Wait(now, null);
    }

    /// <summary>Gives the operation a new number: ANPR never carried out the old one.</summary>
    public void Renumber(string operationId, DateTime now)
    {
        OperationId = operationId;
        AnswerWasLost = false;
        Wait(now, null);
        AskAgainAt = now;
    }

    /// <summary>Takes a refusal: for good, unless an answer was lost before and this is the first refusal since.</summary>
    public void Refuse(DateTime now, string code)
    {
        if (AnswerWasLost && AnprCode != code)
        {
            Wait(now, code);
            AskAgainAt = now + Doubt;
            return;
        }

        AnprCode = code;
        Close(now, CaseState.Refused);
    }

    public void Issue(DateTime now) => Close(now, CaseState.Issued);

    private void Close(DateTime now, CaseState outcome)
    {
        State = outcome;
        ClosedAt = now;
        AskAgainAt = null;
        Version++;
    }
}

/// <summary>What an open case asks of ANPR, and the certificate that it will be; deleted when the case closes.</summary>
internal sealed class CaseOrder
{
    public required Guid CaseId { get; init; }

    /// <summary>JSON of <see cref="PendingOrder"/>.</summary>
    public required string Order { get; init; }
}
