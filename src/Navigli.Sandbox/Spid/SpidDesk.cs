using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Spid;

/// <summary>What the browser carries back to the requester.</summary>
internal sealed record SpidHandOver(string Action, string SamlResponse, string RelayState);

/// <summary>One identity provider at work: takes requests in and gives answers out, as the fault panel lets it.</summary>
internal sealed class SpidDesk(
    IdentityProviderDescription self, SpidRequestReader reader, SpidAnswer answers, LogoutDesk logout, SpidWaitingRoom waiting, FaultPanel faults, SandboxOptions options)
{
    public IdentityProviderDescription Self => self;

    public LogoutDesk Logout => logout;

    public static SpidDesk Open(SandboxProvider provider, IServiceProvider services)
    {
        var (options, keys, faults) = (services.GetRequiredService<SandboxOptions>(), services.GetRequiredService<SpidKeys>(), services.GetRequiredService<FaultPanel>());
        var (clock, portal) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<PortalMetadata>());
        var self = new IdentityProviderDescription(provider, options, keys);
        return new SpidDesk(
            self,
            new SpidRequestReader(portal, self, clock),
            new SpidAnswer(self, keys, faults, clock),
            new LogoutDesk(portal, self, keys, clock),
            services.GetRequiredService<SpidWaitingRoom>(),
            faults,
            options);
    }

    public async Task<IResult> ReceiveAsync(SpidMessage message, CancellationToken cancellation)
    {
        if (faults[self.Provider.Service].Fault is Fault.Down)
            return SpidEndpoints.Message("Spid_Down", StatusCodes.Status503ServiceUnavailable);
        await faults.DelayAsync(self.Provider.Service, cancellation);
        SpidReading reading;
        try
        {
            reading = await reader.ReadAsync(message, cancellation);
        }
        catch (HttpRequestException)
        {
            return SpidEndpoints.Message("Spid_NoPortal", StatusCodes.Status502BadGateway);
        }

        if (reading.Request is not { } request)
            return SpidEndpoints.Message("Spid_Anomaly_" + reading.Anomaly.ToString(CultureInfo.InvariantCulture), StatusCodes.Status403Forbidden);
        waiting.Enter(request);
        return Results.Redirect($"/spid/sign-in/{request.Key}");
    }

    /// <summary>The answer to a waiting request: an error of the request itself, what was asked for, or the persona at the level chosen.</summary>
    public SpidHandOver Answer(SpidRequest request, PersonaChoice choice)
    {
        var anomaly = Anomalies.Find(self.Provider.Scheme, choice.Anomaly);
        var persona = options.Personas.FirstOrDefault(p => p.Key == choice.Persona && self.Provider.Knows(p));
        var level = self.Provider.Scheme is SandboxScheme.Cie ? 3 : choice.Level is >= 1 and <= 3 ? choice.Level.Value : request.Level;
        var kind = self.Provider.Scheme is SandboxScheme.Spid && choice.Kind is { } chosenKind && Enum.IsDefined((SpidIdentityKind)chosenKind) ? (SpidIdentityKind)chosenKind : request.Kind;
        int? error = request switch
        {
            { Anomaly: { } ofTheRequest } => ofTheRequest,
            _ when anomaly?.ErrorCode is { } chosen => chosen,
            _ when persona is null => 25,
            _ when self.Provider.MaxLevelOf(persona) < level => 20,
            _ when !SpidPurposes.KindsFor(request.Purpose).Contains(kind) => 30,
            _ => null,
        };
        var xml = error is { } number ? answers.Failure(request, number) : answers.Success(request with { Kind = kind }, persona!, level, anomaly);
        return new SpidHandOver(request.ConsumerService, Convert.ToBase64String(Encoding.UTF8.GetBytes(xml)), request.RelayState ?? "");
    }
}

/// <summary>What was pressed on the page: who, at which level, with which kind of identity, and with what wrong.</summary>
internal sealed record PersonaChoice(string? Persona, int? Level, int? Kind, string? Anomaly);
