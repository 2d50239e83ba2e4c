using Navigli.Contracts.Identity;
using Navigli.Platform.Ledger;

namespace Navigli.Certificates;

/// <summary>Why this module reads records, and how it names what it reads in the access ledger.</summary>
internal static class CertificatesPurposes
{
    public const string WhatCertifiability = "certifiability";
    public const string WhatList = "certificate-list";
    public const string WhatHousehold = "certificate-household";

    public static readonly AccessPurpose Check = new("certificates.check", "registry-certificates", typeof(CertificatesTexts));
    public static readonly AccessPurpose Issue = new("certificates.issue", "registry-certificates", typeof(CertificatesTexts));
    public static readonly AccessPurpose Open = new("certificates.open", "registry-certificates", typeof(CertificatesTexts));
    public static readonly AccessPurpose Verify = new("certificates.verify", "public-task", typeof(CertificatesTexts));

    public static readonly AccessPurpose Declare = new("certificates.declare", "self-certification", typeof(CertificatesTexts));

    public static readonly AccessPurpose Share = new("certificates.share", "registry-certificates", typeof(CertificatesTexts));

    /// <summary>A certificate goes into the copy of their own data that its subject asked for.</summary>
    public static readonly AccessPurpose Copy = new("certificates.copy", "gdpr-15", typeof(CertificatesTexts));

    public static readonly AccessPurpose Counter = new("certificates.counter", "registry-certificates", typeof(CertificatesTexts));
    public static readonly AccessPurpose Register = new("certificates.register", "registry-certificates", typeof(CertificatesTexts));

    public static IReadOnlyList<AccessPurpose> All { get; } = [Counter, Register, Check, Issue, Open, Copy, Verify, Declare, Share];

    /// <summary>What a certificate of a code tells: its type's facts, or those of several types.</summary>
    public static string What(string typeCode) => typeCode.Contains('+') ? "certificate-cumulative" : $"certificate-{typeCode}";

    public static string RightCode(RightKind kind) => kind switch
    {
        RightKind.Self => "self",
        RightKind.Family => "family",
        RightKind.Parental => "parental",
        RightKind.Guardianship => "guardianship",
        _ => "delegation",
    };
}
