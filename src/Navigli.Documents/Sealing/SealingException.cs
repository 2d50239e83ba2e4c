namespace Navigli.Documents.Sealing;

/// <summary>Why a document was not sealed.</summary>
public enum SealingFailure
{
    /// <summary>A service does not answer, or answers that it cannot for now: trying again later may work.</summary>
    Unavailable,

    /// <summary>A service refuses: settings, credential or contract must be put right by somebody first.</summary>
    Refused,

    /// <summary>A service answered something that does not hold: a signature by another key, a stamp of something else.</summary>
    Untrusted,
}

/// <summary>A document was not sealed; nothing of it is left behind. The message is for whoever keeps the service running and names no person.</summary>
public sealed class SealingException : Exception
{
    /// <summary>Makes one.</summary>
    public SealingException(SealingFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>Why.</summary>
    public SealingFailure Failure { get; }
}
