using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Certificates.Cases;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Counter;

/// <summary>Who asks at the counter.</summary>
internal enum RequesterKind
{
    /// <summary>The person whom the certificate is about.</summary>
    Subject,

    /// <summary>Whoever has a right over the person by what the city holds: family, parent, guardian, party of a contract, delegation given in the portal.</summary>
    RightHolder,

    /// <summary>Whoever brings the person's written delegation.</summary>
    Delegate,

    /// <summary>Anybody else: certificates of residence and of family alone.</summary>
    ThirdParty,
}

/// <summary>The document by which whoever asks is identified (D.P.R. 445/2000, art. 35).</summary>
internal enum IdentityDocument
{
    IdentityCard,
    Passport,
    DrivingLicence,
    Other,
}

/// <summary>
/// What the register keeps of a certificate asked for at the counter: who asked, as D.P.R. 223/1989, art. 33 wants it known ("previa identificazione"), the
/// paper stamp, what an officer forced. Nothing of it is printed but the stamp's number.
/// </summary>
internal sealed class CounterIssue
{
    /// <summary>Id of the case, which is that of the certificate.</summary>
    public required Guid CaseId { get; init; }

    public required Guid OfficerAccountId { get; init; }

    public required RequesterKind Requester { get; init; }

    public required string RequesterName { get; init; }

    public required IdentityDocument Document { get; init; }

    public required string DocumentNumber { get; init; }

    /// <summary>Date or number of the delegation that is kept on file; the number of that given in the portal.</summary>
    public string? Delegation { get; init; }

    /// <summary>Serial number of the paper stamp: unique, so that it pays once. Given back where ANPR refuses the certificate.</summary>
    public string? StampSerial { get; set; }

    /// <summary>Ids of the rules that were passed over, with commas between.</summary>
    public string? ForcedRules { get; init; }

    public string? ForceReason { get; init; }
}

internal sealed class CounterIssueMapping : IEntityTypeConfiguration<CounterIssue>
{
    public void Configure(EntityTypeBuilder<CounterIssue> builder)
    {
        builder.ToTable("certificates_counter_issues").IsPersonalRecord();
        builder.HasKey(c => c.CaseId);
        builder.Property(c => c.RequesterName).HasMaxLength((2 * CounterRules.LongestName) + 1);
        builder.Property(c => c.DocumentNumber).HasMaxLength(CounterRules.LongestDocument);
        builder.Property(c => c.Delegation).HasMaxLength(CounterRules.LongestName);
        builder.Property(c => c.StampSerial).HasMaxLength(CounterRules.StampDigits);
        builder.Property(c => c.ForcedRules).HasMaxLength(300);
        builder.Property(c => c.ForceReason).HasMaxLength(CertificatesErrors.LongestReason);
        builder.HasIndex(c => c.StampSerial).IsUnique();
        builder.HasOne<CertificateCase>().WithOne().HasForeignKey<CounterIssue>(c => c.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}
