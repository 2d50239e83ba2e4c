using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Mail;
using Navigli.Sandbox.Pages;
using Navigli.Sandbox.Sms;
using Navigli.Sandbox.Spid;

namespace Navigli.Sandbox;

/// <summary>Mailbox, text messages, clock and fault panel: what whoever tries the city out turns and reads.</summary>
internal static class PanelEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/mail", IResult () => new RazorComponentResult<MailboxPage>());
        app.MapGet("/mail/{id:guid}", (Guid id, Mailbox mailbox) => mailbox.Find(id) is { } mail
            ? new RazorComponentResult<MailPage>(new { mail.Id })
            : SpidEndpoints.Message("Mail_Gone", StatusCodes.Status404NotFound));
        app.MapPost("/mail/clear", (Mailbox mailbox) =>
        {
            mailbox.Clear();
            return Back("/mail");
        }).DisableAntiforgery();
        app.MapGet("/sms", IResult () => new RazorComponentResult<SmsPage>());
        app.MapPost("/sms/clear", (SmsInbox inbox) =>
        {
            inbox.Clear();
            return Back("/sms");
        }).DisableAntiforgery();
        app.MapGet("/clock", IResult () => new RazorComponentResult<ClockPage>(new { Wrong = false }));
        app.MapPost("/clock", MoveClock).DisableAntiforgery();
        app.MapGet("/faults", IResult () => new RazorComponentResult<FaultsPage>());
        app.MapPost("/faults", SetFault).DisableAntiforgery();
    }

    private static IResult MoveClock([FromForm] string? move, [FromForm] string? when, SandboxOptions options)
    {
        var clock = options.Clock;
        switch (move)
        {
            case "hour":
                clock.Move(TimeSpan.FromHours(1));
                break;
            case "day":
                clock.Move(TimeSpan.FromDays(1));
                break;
            case "month":
                clock.MoveMonths(1);
                break;
            case "reset":
                clock.Reset();
                break;
            case "set" when DateTime.TryParseExact(when, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var rome):
                clock.GoTo(rome);
                break;
            default:
                return new RazorComponentResult<ClockPage>(new { Wrong = true }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        return Back("/clock");
    }

    private static IResult SetFault([FromForm] string? service, [FromForm] string? fault, [FromForm] int? seconds, [FromForm] string? code, FaultPanel panel)
    {
        if (service == "all")
            panel.Clear();
        else if (!Enum.TryParse<Fault>(fault, out var wanted) || !panel.TrySet(service ?? "", new FaultSetting(wanted, seconds ?? 5) { Code = code?.Trim() ?? "" }))
            return SpidEndpoints.Message("Faults_Unknown", StatusCodes.Status422UnprocessableEntity);
        return Back("/faults");
    }

    private static IResult Back(string path) => Results.LocalRedirect(SandboxTexts.Link(path));
}
