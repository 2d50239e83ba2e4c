using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Files;
using Navigli.Platform.Keys;
using Navigli.Platform.Results;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Platform;

public class FileStoreTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 Certificato di residenza di Chiara");
    private static readonly FilePolicy Policy = new(["application/pdf"], 1000);

    [Fact]
    public async Task Write_EncryptsAndReadGivesBack()
    {
        await using var kernel = await Kernel.StartAsync();
        var store = kernel.Services.GetRequiredService<FileStore>();
        var file = (await store.WriteAsync(Pdf, Policy, CancellationToken.None)).Value;
        var blob = await File.ReadAllBytesAsync(Blob(kernel));
        blob.AsSpan().IndexOf("Chiara"u8).ShouldBe(-1);
        file.MediaType.ShouldBe("application/pdf");
        (await store.ReadAsync(file, CancellationToken.None)).ShouldBe(Pdf);
    }

    [Fact]
    public async Task Read_AfterRotation_OpensOldFilesAndNewOnesUseTheNewKey()
    {
        await using var kernel = await Kernel.StartAsync();
        var old = (await kernel.Services.GetRequiredService<FileStore>().WriteAsync(Pdf, Policy, CancellationToken.None)).Value;
        kernel.Services.GetRequiredService<KeyRing>().Rotate("files");
        // The next start: a key ring that has loaded nothing yet.
        var ring = new KeyRing(kernel.Services.GetRequiredService<IOptions<KeyRingOptions>>(), kernel.Clock);
        var store = new FileStore(kernel.Services.GetRequiredService<IOptions<FileStoreOptions>>(), ring, new NoMalwareScanner(), kernel.Clock);
        (await store.ReadAsync(old, CancellationToken.None)).ShouldBe(Pdf);
        ring.CurrentSymmetric("files").Version.ShouldBe((byte)2);
        (await store.ReadAsync((await store.WriteAsync(Pdf, Policy, CancellationToken.None)).Value, CancellationToken.None)).ShouldBe(Pdf);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(kernel.Folder, "keys", "files.2.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(-1)]
    public async Task Read_OfAnAlteredBlob_Throws(int position)
    {
        await using var kernel = await Kernel.StartAsync();
        var store = kernel.Services.GetRequiredService<FileStore>();
        var file = (await store.WriteAsync(Pdf, Policy, CancellationToken.None)).Value;
        var blob = await File.ReadAllBytesAsync(Blob(kernel));
        blob[position < 0 ? ^-position : position] ^= 1;
        await File.WriteAllBytesAsync(Blob(kernel), blob);
        await Should.ThrowAsync<CryptographicException>(() => store.ReadAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task Read_OfAnotherFilesBlobInItsPlace_Throws()
    {
        await using var kernel = await Kernel.StartAsync();
        var store = kernel.Services.GetRequiredService<FileStore>();
        var file = (await store.WriteAsync(Pdf, Policy, CancellationToken.None)).Value;
        var first = Blob(kernel);
        await store.WriteAsync(Encoding.ASCII.GetBytes("%PDF-1.7 another"), Policy, CancellationToken.None);
        var second = Directory.GetFiles(Path.Combine(kernel.Folder, "files", "blobs"), "*", SearchOption.AllDirectories).Single(f => f != first);
        File.Copy(second, first, overwrite: true);
        await Should.ThrowAsync<CryptographicException>(() => store.ReadAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task Write_OfAnotherTypeUnderTheSameNameOrTooLarge_IsRefused()
    {
        await using var kernel = await Kernel.StartAsync();
        var store = kernel.Services.GetRequiredService<FileStore>();
        foreach (var content in new[] { "<html>%PDF-"u8.ToArray(), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [], [.. Pdf, .. new byte[1000]] })
            (await store.WriteAsync(content, Policy, CancellationToken.None)).Error.ShouldBe(FileErrors.Refused);
        Directory.Exists(Path.Combine(kernel.Folder, "files", "blobs")).ShouldBeFalse();
    }

    [Fact]
    public async Task Write_WhenTheStoreCannotBeWritten_SaysSoAndLeavesNothing()
    {
        await using var kernel = await Kernel.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "files"), "in the way");
        (await kernel.Services.GetRequiredService<FileStore>().WriteAsync(Pdf, Policy, CancellationToken.None)).Error.ShouldBe(FileErrors.StorageFull);
    }

    private static string Blob(Kernel kernel) => Directory.GetFiles(Path.Combine(kernel.Folder, "files", "blobs"), "*", SearchOption.AllDirectories)[0];
}

public class DraftTests
{
    private static readonly Journey<Answers> Form = new("notes.form", TimeSpan.FromDays(7));
    private static readonly Guid Chiara = new("018f0000-0000-7000-8000-0000000000c1");
    private static readonly Guid Marco = new("018f0000-0000-7000-8000-0000000000c2");

    [Fact]
    public async Task Find_ByAnybodyElseOrUnderAnotherJourney_FindsNothing()
    {
        await using var kernel = await Kernel.StartAsync();
        var id = await AsAsync(kernel, Chiara, (j, _) => j.StartAsync(Form, new Answers { Use = "school" }, default));
        (await AsAsync(kernel, Chiara, (j, _) => j.FindAsync(Form, id, default))).Value.Answers.Use.ShouldBe("school");
        (await AsAsync(kernel, Marco, (j, _) => j.FindAsync(Form, id, default))).Error.ShouldBe(DraftErrors.Gone);
        (await AsAsync(kernel, Marco, (j, _) => j.SaveAsync(Form, id, 0, new Answers(), default))).Error.ShouldBe(DraftErrors.Gone);
        (await AsAsync(kernel, Chiara, (j, _) => j.FindAsync(Form with { Code = "other" }, id, default))).Error.ShouldBe(DraftErrors.Gone);
        (await AsAsync(kernel, Marco, (j, _) => j.UnfinishedAsync(Form, default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_AfterItsTime_FindsNothingAndTheNightForgetsIt()
    {
        await using var kernel = await Kernel.StartAsync();
        var id = await AsAsync(kernel, Chiara, (j, _) => j.StartAsync(Form, new Answers(), default));
        kernel.Clock.Move(TimeSpan.FromDays(6));
        var saved = (await AsAsync(kernel, Chiara, (j, _) => j.SaveAsync(Form, id, 0, new Answers { Use = "work" }, default))).Value;
        kernel.Clock.Move(TimeSpan.FromDays(6));
        (await AsAsync(kernel, Chiara, (j, _) => j.FindAsync(Form, id, default))).Value.Version.ShouldBe(saved.Version);
        kernel.Clock.Move(TimeSpan.FromDays(2));
        (await AsAsync(kernel, Chiara, (j, _) => j.FindAsync(Form, id, default))).Error.ShouldBe(DraftErrors.Gone);
        await kernel.InScopeAsync(s => s.ForgetAsync("platform.drafts", kernel.Clock.GetUtcNow().UtcDateTime));
        (await kernel.DoAsync(db => db.Set<Draft>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Save_FromATabThatIsBehind_IsStaleAndChangesNothing()
    {
        await using var kernel = await Kernel.StartAsync();
        var id = await AsAsync(kernel, Chiara, (j, _) => j.StartAsync(Form, new Answers(), default));
        (await AsAsync(kernel, Chiara, (j, _) => j.SaveAsync(Form, id, 0, new Answers { Use = "first tab" }, default))).Succeeded.ShouldBeTrue();
        (await AsAsync(kernel, Chiara, (j, _) => j.SaveAsync(Form, id, 0, new Answers { Use = "second tab" }, default))).Error.ShouldBe(DraftErrors.Stale);
        (await AsAsync(kernel, Chiara, (j, _) => j.FindAsync(Form, id, default))).Value.Answers.Use.ShouldBe("first tab");
    }

    [Fact]
    public async Task Confirm_Twice_KeepsTheFirstOutcome()
    {
        await using var kernel = await Kernel.StartAsync();
        var id = await AsAsync(kernel, Chiara, (j, _) => j.StartAsync(Form, new Answers(), default));
        var outcome = Guid.CreateVersion7();
        (await ConfirmAsync(kernel, id, outcome)).Succeeded.ShouldBeTrue();
        (await ConfirmAsync(kernel, id, Guid.CreateVersion7())).Error.ShouldBe(DraftErrors.Stale);
        kernel.Clock.Move(TimeSpan.FromDays(8));
        (await AsAsync(kernel, Chiara, (j, _) => j.FindAsync(Form, id, default))).Value.OutcomeId.ShouldBe(outcome);
        (await AsAsync(kernel, Chiara, (j, _) => j.SaveAsync(Form, id, 1, new Answers { Use = "late" }, default))).Value.Answers.Use.ShouldBeNull();
    }

    [Fact]
    public async Task Confirm_InTwoTabsAtOnce_CommitsOne()
    {
        await using var kernel = await Kernel.StartAsync();
        var id = await AsAsync(kernel, Chiara, (j, _) => j.StartAsync(Form, new Answers(), default));
        await AsAsync(kernel, Chiara, async (slow, db) =>
        {
            await slow.ConfirmAsync(Form.Code, id, Guid.CreateVersion7(), default);
            (await ConfirmAsync(kernel, id, Guid.CreateVersion7())).Succeeded.ShouldBeTrue();
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.CommitAsync(kernel.Act(), default));
            return 0;
        });
    }

    private static Task<Result<Done>> ConfirmAsync(Kernel kernel, Guid id, Guid outcome) => AsAsync(kernel, Chiara, async (j, db) =>
    {
        var result = await j.ConfirmAsync(Form.Code, id, outcome, default);
        await db.CommitAsync(kernel.Act(), default);
        return result;
    });

    private static Task<T> AsAsync<T>(Kernel kernel, Guid account, Func<Journeys, CityDb, Task<T>> work) => kernel.InScopeAsync(s =>
    {
        s.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(CallerClaims.Account, account.ToString())], "test")),
        };
        return work(s.GetRequiredService<Journeys>(), s.GetRequiredService<CityDb>());
    });

    private sealed class Answers
    {
        public string? Use { get; set; }
    }
}
