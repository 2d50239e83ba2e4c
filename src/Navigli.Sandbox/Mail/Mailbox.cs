using System.Collections.Concurrent;

namespace Navigli.Sandbox.Mail;

/// <summary>A message as it was received.</summary>
internal sealed record ReceivedMail
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    public required MailContent Content { get; init; }
}

/// <summary>Everybody's post, newest first. Only the latest are kept.</summary>
internal sealed class Mailbox
{
    private const int Capacity = 500;
    private readonly ConcurrentQueue<ReceivedMail> _messages = new();

    public IReadOnlyList<ReceivedMail> Messages => [.. _messages.Reverse()];

    public ReceivedMail? Find(Guid id) => _messages.FirstOrDefault(mail => mail.Id == id);

    public void Add(ReceivedMail mail)
    {
        _messages.Enqueue(mail);
        while (_messages.Count > Capacity)
            _messages.TryDequeue(out _);
    }

    public void Clear() => _messages.Clear();
}
