using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Navigli.Contracts;
using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records;

/// <summary>
/// An office that keeps records of people, played. What it says of somebody follows from their codice fiscale alone, so that it is the same every day and for whoever is tried. A class in a folder of its own is all
/// there is of one: the desk, the fault panel and the portal's settings find it.
/// </summary>
internal abstract class RecordSource
{
    public static readonly IReadOnlyList<RecordSource> All =
    [
        .. typeof(RecordSource).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(RecordSource)) && !t.IsAbstract)
            .Select(t => (RecordSource)Activator.CreateInstance(t)!).OrderBy(s => s.Name, StringComparer.Ordinal),
    ];

    /// <summary>Its name in the portal's settings.</summary>
    public abstract string Name { get; }

    public abstract string TitleIt { get; }

    public abstract string TitleEn { get; }

    /// <summary>An office of the city trusts the portal directly; others ask for a voucher of PDND.</summary>
    public virtual CallerTrust Trust => CallerTrust.Voucher;

    /// <summary>Where one is asked about, and how: by default our own format, version 1.</summary>
    public virtual string Pattern => "records";

    public virtual string Method => HttpMethods.Post;

    public string Title => SandboxTexts.Language == "en" ? TitleEn : TitleIt;

    /// <summary>Name on the fault panel.</summary>
    public string Service => $"records-{Name}";

    public string Path => $"/records/{Name}/v1";

    /// <summary>The purpose that PDND approved for the portal; made of the name, so that it is the same in settings and at the desk.</summary>
    public string Purpose => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Service))[..16]).ToString();

    /// <summary>What it has on record; null where it has nothing.</summary>
    /// <param name="about">The person.</param>
    public abstract object? Answer(RecordSubject about);

    /// <summary>Whether it tells everybody's last days.</summary>
    public virtual bool TellsDates => false;

    /// <summary>The last days of somebody that it would tell on a day: those of what it would answer.</summary>
    /// <param name="about">The person.</param>
    public virtual IEnumerable<ToldDate> Dates(RecordSubject about) => [];

    /// <summary>What it answers where it has nothing on record.</summary>
    public virtual IResult Nothing() => Results.NoContent();
}

/// <summary>The person that a source is asked about, and the number from which everything invented follows.</summary>
/// <param name="Code">Codice fiscale.</param>
/// <param name="Today">The day.</param>
internal sealed record RecordSubject(string Code, DateOnly Today)
{
    private readonly byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Code));

    /// <summary>How many live in the household that the national registry has; null where it does not know the person.</summary>
    public int? Household { get; init; }

    /// <summary>Whether somebody is to sign in as this person: then things happen often enough for there to be something to see on any day.</summary>
    public bool IsPersona { get; init; }

    public DateOnly? BornOn => CodiceFiscale.TryParse(Code, out var code) ? code.BirthDateAsOf(Today) : null;

    /// <summary>Years of age; those of a grown-up where the code does not tell.</summary>
    public int Age => BornOn is { } born ? Today.Year - born.Year - (Today < born.AddYears(Today.Year - born.Year) ? 1 : 0) : 40;

    /// <summary>A number from nothing to below a limit, the same at every asking.</summary>
    public int Draw(int which, int below) => (int)(BitConverter.ToUInt32(SHA256.HashData([.. hash, (byte)which]), 0) % (uint)below);

    /// <summary>The days of something that comes again and again, on other days for everybody: those within a stretch of time, in their order.</summary>
    public IEnumerable<DateOnly> Recurring(int which, int everyDays, DateOnly from, DateOnly to)
    {
        var anchor = new DateOnly(2020, 1, 1).DayNumber + Draw(which, everyDays);
        for (var day = anchor + ((from.DayNumber - anchor + everyDays - 1) / everyDays * everyDays); day <= to.DayNumber; day += everyDays)
            yield return DateOnly.FromDayNumber(day);
    }

    public T Pick<T>(int which, IReadOnlyList<T> from) => from[Draw(which, from.Count)];
}

/// <summary>A last day as an office tells it every night.</summary>
/// <param name="Kind">What it is the last day of.</param>
/// <param name="Reference">What it is called at the office.</param>
/// <param name="LastDay">The day.</param>
internal sealed record ToldDate(string Kind, string Reference, DateOnly LastDay);
