using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Mail;

/// <summary>Receives mail on the loopback address (the commands of RFC 5321 that clients need) and drops it in the mailbox.</summary>
internal sealed class SmtpReceiver(SandboxOptions options, Mailbox mailbox, FaultPanel faults, TimeProvider clock) : BackgroundService
{
    private const int MaxMessage = 10 * 1024 * 1024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, options.SmtpPort);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
        }
        catch (Exception e) when ((e is OperationCanceledException && stoppingToken.IsCancellationRequested) || e is SocketException { SocketErrorCode: SocketError.OperationAborted })
        {
            // Closing time: a wait that is cancelled while the socket closes says so in either way, and a host that is only disposed closes the socket first.
            return;
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                // Latin-1 keeps every byte as it came; the parts say later what their bytes mean.
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await ConverseAsync(reader, writer, cancellation);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The other side hung up, or we are closing: there is nobody to tell.
                return;
            }
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer, CancellationToken cancellation)
    {
        if (faults[FaultPanel.Mail].Fault is Fault.Down)
        {
            await writer.WriteLineAsync("421 Service not available");
            return;
        }

        await faults.DelayAsync(FaultPanel.Mail, cancellation);
        await writer.WriteLineAsync("220 sandbox ready");
        var recipients = new List<string>();
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            var command = line.Length < 4 ? "" : line[..4].ToUpperInvariant();
            if (command == "RCPT")
                recipients.Add(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(' ', '<', '>'));
            if (command is "RSET" or "EHLO" or "HELO" or "MAIL")
                recipients.Clear();
            var reply = command switch
            {
                "EHLO" or "HELO" or "MAIL" or "RCPT" or "RSET" or "NOOP" => "250 OK",
                "DATA" when recipients.Count == 0 => "503 No recipient",
                "DATA" => "354 End with a dot",
                "QUIT" => "221 Bye",
                _ => "502 Not implemented",
            };
            await writer.WriteLineAsync(reply);
            if (command == "QUIT")
                return;
            if (reply.StartsWith("354", StringComparison.Ordinal))
            {
                var accepted = await TakeAsync(reader, recipients, cancellation);
                await writer.WriteLineAsync(accepted ? "250 OK" : "552 Too large");
            }
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, List<string> recipients, CancellationToken cancellation)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(cancellation) is { } line && line != ".")
        {
            if (message.Length < MaxMessage)
                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (message.Length >= MaxMessage)
            return false;
        var copies = faults[FaultPanel.Mail].Fault is Fault.Duplicated ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            mailbox.Add(new ReceivedMail
            {
                Id = Guid.CreateVersion7(),
                At = clock.GetUtcNow(),
                Recipients = [.. recipients],
                Content = MailContent.Parse(message.ToString()),
            });
        }

        return true;
    }
}
