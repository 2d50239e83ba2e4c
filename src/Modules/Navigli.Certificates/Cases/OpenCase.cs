using System.Globalization;
using Microsoft.Extensions.Options;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Certifiers.Anpr;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Request;
using Navigli.Contracts.Certificates;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Cases;

/// <summary>A request that passed every rule, and who is to certify it.</summary>
internal sealed record CaseRequest(Guid DraftId, Certifier Certifier, CheckedRequest Request, AnprPerson? Requester)
{
    /// <summary>The office at whose counter it is asked for; null online.</summary>
    public string? Office { get; init; }

    /// <summary>Whether an officer passes over rules that let themselves be forced.</summary>
    public bool IsForced { get; init; }

    public string Channel => Office is null ? TariffChannels.Online : TariffChannels.Counter;
}

/// <summary>A case with its certificate, registered already or pending at ANPR.</summary>
internal sealed record OpenedCase(CertificateCase Case, IssuedCertificate Certificate, PaperSnapshot Snapshot, PendingOrder? Pending);

/// <summary>Opens the case of a confirmed request, inside the transaction of its confirmation.</summary>
internal sealed class OpenCase(CityDb db, CurrentCaller caller, SubjectAccess subjects, CertifierDesk desk, CityPack city, IOptions<AnprOptions> anpr, TimeProvider clock)
{
    private const string Numbering = "certificates.case";

    /// <summary>The caller as ANPR is told of whoever asks for another.</summary>
    public async Task<AnprPerson?> RequesterAsync(CancellationToken ct) => await subjects.OwnAsync(ct) is { } own ? AnprPerson.Of(own.Person) : null;

    public async Task<OpenedCase> OpenAsync(Act act, CaseRequest asked, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var series = today.Year.ToString(CultureInfo.InvariantCulture);
        var number = await db.NextNumberAsync(Numbering, series, ct);
        var @case = new CertificateCase
        {
            Id = clock.NewId(),
            AccountId = asked.Office is null ? caller.Value.AccountId!.Value : null,
            Number = string.Create(CultureInfo.InvariantCulture, $"CERT-{series}-{number:D6}"),
            TypeCode = asked.Request.Selection.Code,
            PersonId = asked.Request.Record.Person.PersonId,
            SubjectName = asked.Request.Record.Person.GivenName,
            Right = asked.Request.Right,
            Certifier = asked.Certifier,
            OpenedAt = act.At,
            State = CaseState.Asked,
        };
        db.Cases.Add(@case);
        switch (await desk.For(asked.Certifier).BeginAsync(Order(@case, asked, today), ct))
        {
            case Certified certified:
                return Register(act, @case, Row(@case, asked, certified.Paper), certified.Snapshot);
            case ToBeAsked asking:
                return await PutOffAsync(@case, new PendingOrder(asking.Request, Row(@case, asked, asking.Paper with { Protocol = @case.Number }), asking.Snapshot), ct);
            default:
                throw new InvalidOperationException("A certifier either certifies or has to be asked");
        }
    }

    private OpenedCase Register(Act act, CertificateCase @case, IssuedCertificate certificate, PaperSnapshot snapshot)
    {
        @case.Issue(act.At);
        db.Certificates.Add(certificate);
        db.CertificateStatements.Add(new CertificateStatements { CertificateId = certificate.Id, Snapshot = PaperStore.Serialize(snapshot) });
        act.Raise(new CertificateIssued(certificate.Id, certificate.PersonId, certificate.AccountId, certificate.TypeCode, certificate.Protocol));
        return new OpenedCase(@case, certificate, snapshot, Pending: null);
    }

    private async Task<OpenedCase> PutOffAsync(CertificateCase @case, PendingOrder order, CancellationToken ct)
    {
        @case.OperationId = await AnprCertifier.NextOperationAsync(db, @case.OpenedAt, ct);
        @case.Askings = 1;
        @case.AskAgainAt = AskAnpr.GiveUpAt(@case.OpenedAt, anpr.Value);
        db.CaseOrders.Add(new CaseOrder { CaseId = @case.Id, Order = order.Serialize() });
        return new OpenedCase(@case, order.Certificate, order.Snapshot, order);
    }

    private static CertificationOrder Order(CertificateCase @case, CaseRequest asked, DateOnly today) => new()
    {
        CaseNumber = @case.Number,
        Types = [.. asked.Request.Selection.Types.Select(t => t.Code)],
        Language = asked.Request.Language.ByAnpr ? asked.Request.Language.Code : CertificateLanguage.Italian,
        Subject = asked.Request.Record.Person,
        Requester = asked.Requester,
        ExemptionCode = asked.Request.Ground.Use.Exemption?.Code,
        Use = asked.Request.Ground.Use.NationalCode,
        ExemptionReason = asked.Request.Ground.Reason,
        FeeCents = asked.Request.Ground.FeeCents,
        StampDutyCents = asked.Request.Ground.StampDutyCents,
        Channel = asked.Channel,
        IsForced = asked.IsForced,
        Today = today,
        Paper = protocol => Paper(asked.Request, @case.OpenedAt, today, protocol),
    };

    private static PaperRequest Paper(CheckedRequest request, DateTime at, DateOnly today, string protocol) => new()
    {
        Selection = request.Selection,
        Record = request.Record,
        Ground = request.Ground,
        Language = request.Language.Code,
        OnDate = request.OnDate,
        PastReason = request.PastReason,
        Protocol = protocol,
        Code = VerificationCode.New(),
        // Files and proofs count whole seconds.
        IssuedAt = new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
        IssuedOn = today,
        ValidUntil = request.ValidUntil,
    };

    private static IssuedCertificate Row(CertificateCase @case, CaseRequest asked, PaperRequest paper) => new()
    {
        Id = @case.Id,
        DraftId = asked.DraftId,
        AccountId = @case.AccountId,
        Office = asked.Office,
        PersonId = asked.Request.Record.Person.PersonId,
        TypeCode = asked.Request.Selection.Code,
        SubjectName = @case.SubjectName,
        Certifier = asked.Certifier,
        Protocol = paper.Protocol,
        Code = paper.Code,
        Right = asked.Request.Right,
        DelegationId = asked.Request.DelegationId,
        UseCode = asked.Request.Ground.Use.Code,
        ExemptionCode = asked.Request.Ground.Use.Exemption?.Code,
        FeeCents = asked.Request.Ground.FeeCents,
        Language = asked.Request.Language.Code,
        IssuedAt = paper.IssuedAt,
        ValidUntil = paper.ValidUntil,
    };
}
