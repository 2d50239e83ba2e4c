using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Files;

namespace Navigli.Certificates;

internal sealed class IssuedCertificateMapping : IEntityTypeConfiguration<IssuedCertificate>
{
    public void Configure(EntityTypeBuilder<IssuedCertificate> builder)
    {
        builder.ToTable("certificates_issued");
        builder.Property(c => c.TypeCode).HasMaxLength(CertificateSelection.LongestCode);
        builder.Property(c => c.SubjectName).HasMaxLength(200);
        // ANPR's numbers have up to thirty digits.
        builder.Property(c => c.Protocol).HasMaxLength(30);
        builder.Property(c => c.FileHash).HasMaxLength(32);
        builder.Property(c => c.Code).HasMaxLength(VerificationCode.Length);
        builder.Property(c => c.UseCode).HasMaxLength(20);
        builder.Property(c => c.ExemptionCode).HasMaxLength(2);
        builder.Property(c => c.Language).HasMaxLength(10);
        builder.Property(c => c.Office).HasMaxLength(50);
        builder.Property(c => c.VoidReason).HasMaxLength(CertificatesErrors.LongestReason);
        // Two officers who void it at once: the second is told that it is done.
        builder.Property(c => c.VoidedAt).IsConcurrencyToken();
        // Two that heal the same certificate at once: the second finds the file of the first.
        builder.Property(c => c.FileId).IsConcurrencyToken();
        builder.Property(c => c.FileHash).HasMaxLength(32);
        builder.HasIndex(c => c.FileHash);
        builder.HasIndex(c => c.VoidedAt).HasFilter("voided_at IS NOT NULL");
        builder.HasIndex(c => c.DraftId).IsUnique();
        builder.HasIndex(c => c.Protocol).IsUnique();
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.FileHash);
        builder.HasIndex(c => new { c.AccountId, c.IssuedAt });
        builder.HasIndex(c => new { c.PersonId, c.IssuedAt });
        builder.HasIndex(c => new { c.Office, c.IssuedAt });
        builder.HasIndex(c => c.ValidUntil).HasFilter("valid_until IS NOT NULL AND account_id IS NOT NULL");
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CertificateStatementsMapping : IEntityTypeConfiguration<CertificateStatements>
{
    public void Configure(EntityTypeBuilder<CertificateStatements> builder)
    {
        builder.ToTable("certificates_statements").IsPersonalRecord();
        builder.HasKey(s => s.CertificateId);
        builder.Property(s => s.Snapshot).HasMaxLength(256 * 1024);
        builder.HasOne<IssuedCertificate>().WithOne().HasForeignKey<CertificateStatements>(s => s.CertificateId).OnDelete(DeleteBehavior.Cascade);
    }
}
