using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Navigli.Platform.Access;

namespace Navigli.Identity.Staff;

/// <summary>The access review as a table for a spreadsheet (RFC 4180), in the language of the request.</summary>
internal static class ReviewEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(IdentityPaths.ReviewTable, DownloadAsync).RequireAuthorization(Role.Administrator);

    private static async Task<IResult> DownloadAsync(ShowStaff staff, IStringLocalizer<IdentityTexts> texts, HttpContext context)
    {
        string[] heads = ["Person", "Role", "Office", "From", "To", "By", "Second", "LastSignIn", "Passkeys"];
        var table = new StringBuilder();
        Append(table, heads.Select(head => texts[$"Staff.{head}"].Value));
        foreach (var line in await staff.ReviewAsync(context.RequestAborted))
        {
            Append(table,
            [
                line.Person, texts[$"Role.{line.Role}"], staff.OfficeOf(line), Iso(line.From), line.To is { } last ? Iso(last) : "",
                line.AppointedBy ?? texts["Staff.Installation"], line.ConfirmedBy ?? "",
                line.LastSignInAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "", line.Passkeys.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(table.ToString()), "text/csv; charset=utf-8", texts["Review.FileName"]);
    }

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder table, IEnumerable<string> cells) => table.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    // A cell that begins like a formula would be run by the spreadsheet.
    private static string Cell(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
