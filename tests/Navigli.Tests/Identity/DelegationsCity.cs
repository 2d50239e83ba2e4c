using Navigli.Tests.Certificates;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>One city for all tests of delegations that need no clock of their own.</summary>
[CollectionDefinition(nameof(DelegationsCity))]
public sealed class DelegationsCity : ICollectionFixture<CertificatesCity>;
