namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>What ANPR's answer to one asking means for the case.</summary>
internal abstract record AnprAnswer;

/// <summary>It certified: its number and its file.</summary>
internal sealed record AnprIssued(string Protocol, byte[] Pdf) : AnprAnswer;

/// <summary>It refused, under a code of its list or another.</summary>
internal sealed record AnprRefused(string Code) : AnprAnswer;

/// <summary>It has not decided yet.</summary>
internal sealed record AnprPending(string Code) : AnprAnswer;

/// <summary>The operation never took place and its number is spent.</summary>
internal sealed record AnprNumberPassed(string Why) : AnprAnswer;

/// <summary>No answer, or none that can be understood: it may have certified, it may not.</summary>
internal sealed record AnprLost(string Why) : AnprAnswer;
