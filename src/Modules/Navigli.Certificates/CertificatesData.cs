using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Api;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Delivery;
using Navigli.Platform.Data;

namespace Navigli.Certificates;

internal static class CertificatesData
{
    extension(CityDb db)
    {
        public DbSet<IssuedCertificate> Certificates => db.Set<IssuedCertificate>();

        public DbSet<CounterIssue> CounterIssues => db.Set<CounterIssue>();

        public DbSet<ApiRequest> ApiRequests => db.Set<ApiRequest>();

        public DbSet<ApiOpening> ApiOpenings => db.Set<ApiOpening>();

        public DbSet<CertificateStatements> CertificateStatements => db.Set<CertificateStatements>();

        public DbSet<CertificateCase> Cases => db.Set<CertificateCase>();

        public DbSet<CaseOrder> CaseOrders => db.Set<CaseOrder>();

        public DbSet<CertificateLink> CertificateLinks => db.Set<CertificateLink>();

        public DbSet<LinkOpening> LinkOpenings => db.Set<LinkOpening>();
    }
}
