using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Counter;

/// <summary>A person's certificates as the officer who has the record open sees them.</summary>
internal sealed record CounterPersonView
{
    public required string FullName { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<RegisterRow> Certificates { get; init; }
}

/// <summary>A certificate in a list of the register: nobody's data but that it exists.</summary>
public sealed record RegisterRow
{
    public required Guid Id { get; init; }

    public required string TypeLabel { get; init; }

    public required string Protocol { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>Name of its state, as resources word it.</summary>
    public required string State { get; init; }

    /// <summary>Office that issued it at its counter; null online.</summary>
    public string? Office { get; init; }

    public required int FeeCents { get; init; }

    internal static RegisterRow Of(IssuedCertificate certificate, CityPack city, DateOnly today) => new()
    {
        Id = certificate.Id,
        TypeLabel = city.Vocabulary.Certificates.LabelOf(certificate.TypeCode).ToString(),
        Protocol = certificate.Protocol,
        IssuedAt = certificate.IssuedAt,
        State = certificate.State(today).ToString(),
        Office = certificate.Office,
        FeeCents = certificate.FeeCents,
    };
}

/// <summary>Where a request at the counter begins: a person whose record the officer has open.</summary>
internal sealed class CounterDesk(
    CityDb db, CurrentCaller caller, IOpenedRecords openedRecords, ICertifiableRecords records, RequestRules rules, Journeys journeys, CityPack city, AccessLedger ledger, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<Result<CounterPersonView>> ShowAsync(Guid personId, Guid lookUpId, CancellationToken ct)
    {
        if (await openedRecords.FindAsync(lookUpId, personId, ct) is not { } opened || await records.FindAsync(personId, RecordParts.None, ct) is not { } record)
            return CertificatesErrors.RecordNotOpen;
        var issued = await db.Certificates.AsNoTracking().Where(c => c.PersonId == personId).OrderByDescending(c => c.IssuedAt).Take(Most).ToListAsync(ct);
        await ledger.RecordAsync(
            [.. CounterReadings.OfRecord(caller.Value, opened, record), CounterReadings.Line(caller.Value, opened, personId, CertificatesPurposes.WhatList)], ct);
        var today = city.Calendar.Today(clock);
        return new CounterPersonView
        {
            FullName = $"{record.Person.GivenName} {record.Person.FamilyName}",
            BirthDate = record.Person.BirthDate,
            Certificates = [.. issued.Select(c => RegisterRow.Of(c, city, today))],
        };
    }

    /// <summary>Begins a request for a certificate of the person.</summary>
    public async Task<Result<Guid>> StartAsync(Guid personId, Guid lookUpId, string? typeCode, CancellationToken ct)
    {
        if (await openedRecords.FindAsync(lookUpId, personId, ct) is null)
            return CertificatesErrors.RecordNotOpen;
        if (rules.Select(typeCode) is not { } selection)
            return CertificatesErrors.TypeUnknown.For(nameof(CounterForm.TypeCode));
        var answers = new CounterAnswers { LookUpId = lookUpId, PersonId = personId, Request = new() { TypeCode = selection.Code, PersonId = personId } };
        return await journeys.StartAsync(CounterJourney.Journey, answers, ct);
    }
}
