using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Cases;

internal sealed class CertificateCaseMapping : IEntityTypeConfiguration<CertificateCase>
{
    public void Configure(EntityTypeBuilder<CertificateCase> builder)
    {
        builder.ToTable("certificates_cases");
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.Property(c => c.TypeCode).HasMaxLength(CertificateSelection.LongestCode);
        builder.Property(c => c.SubjectName).HasMaxLength(200);
        builder.Property(c => c.OperationId).HasMaxLength(30);
        builder.Property(c => c.AnprCode).HasMaxLength(6);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.IsOpen);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.OperationId).IsUnique();
        builder.HasIndex(c => new { c.AccountId, c.OpenedAt });
        builder.HasIndex(c => c.AskAgainAt);
    }
}

internal sealed class CaseOrderMapping : IEntityTypeConfiguration<CaseOrder>
{
    public void Configure(EntityTypeBuilder<CaseOrder> builder)
    {
        builder.ToTable("certificates_orders").IsPersonalRecord();
        builder.HasKey(o => o.CaseId);
        builder.Property(o => o.Order).HasMaxLength(512 * 1024);
        builder.HasOne<CertificateCase>().WithOne().HasForeignKey<CaseOrder>(o => o.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}
