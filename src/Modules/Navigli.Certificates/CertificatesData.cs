using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Delivery;
using Navigli.Platform.Data;

namespace Navigli.Certificates;

internal static class CertificatesData
{
    extension(CityDb db)
    {
        public DbSet<IssuedCertificate> Certificates => db.Set<IssuedCertificate>();

        public DbSet<CertificateStatements> CertificateStatements => db.Set<CertificateStatements>();

        public DbSet<CertificateLink> CertificateLinks => db.Set<CertificateLink>();

        public DbSet<LinkOpening> LinkOpenings => db.Set<LinkOpening>();
    }
}
