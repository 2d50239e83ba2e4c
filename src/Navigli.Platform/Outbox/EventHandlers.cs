using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;

namespace Navigli.Platform.Outbox;

/// <summary>A subscriber of an event. Called at least once for each event, in a scope of its own; must be safe to repeat.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IHandleEvent<in TEvent>
    where TEvent : IDomainEvent
{
    /// <summary>Reacts to the event; an exception means "try again later".</summary>
    Task HandleAsync(TEvent fact, CancellationToken ct);
}

/// <summary>A subscriber whose work somebody waits for: it is told when the work is given up, so that nobody waits in vain.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IHandleGivenUp<in TEvent> : IHandleEvent<TEvent>
    where TEvent : IDomainEvent
{
    /// <summary>
    /// Called when the last try has failed and the delivery is a dead letter, in a scope of its own; an exception is logged, and nothing else comes of it. An administrator may
    /// replay the delivery afterwards, which calls <see cref="IHandleEvent{TEvent}.HandleAsync"/> again.
    /// </summary>
    Task GiveUpAsync(TEvent fact, CancellationToken ct);
}

/// <summary>One subscription: which handler gets which event.</summary>
/// <param name="EventType">Type of the event.</param>
/// <param name="Handler">Stable name of the handler, as stored with the delivery.</param>
/// <param name="InvokeAsync">Reads the event back and calls the handler, from the services of a fresh scope.</param>
public sealed record EventSubscription(Type EventType, string Handler, Func<IServiceProvider, string, CancellationToken, Task> InvokeAsync)
{
    /// <summary>The same for a delivery that was given up; null where the handler does not want to know (<see cref="IHandleGivenUp{TEvent}"/>).</summary>
    public Func<IServiceProvider, string, CancellationToken, Task>? GiveUpAsync { get; init; }
}

/// <summary>Registration of subscribers.</summary>
public static class EventHandlerSetup
{
    /// <summary>Subscribes <typeparamref name="THandler"/> to <typeparamref name="TEvent"/>.</summary>
    public static IServiceCollection AddEventHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : class, IDomainEvent
        where THandler : class, IHandleEvent<TEvent>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new EventSubscription(
            typeof(TEvent),
            typeof(THandler).FullName!,
            (scope, payload, ct) => scope.GetRequiredService<THandler>().HandleAsync(JsonSerializer.Deserialize<TEvent>(payload)!, ct))
        {
            GiveUpAsync = typeof(THandler).IsAssignableTo(typeof(IHandleGivenUp<TEvent>))
                ? (scope, payload, ct) => ((IHandleGivenUp<TEvent>)scope.GetRequiredService<THandler>()).GiveUpAsync(JsonSerializer.Deserialize<TEvent>(payload)!, ct)
                : null,
        });
    }
}

/// <summary>All subscriptions of this installation.</summary>
public sealed class EventSubscriptions(IEnumerable<EventSubscription> all)
{
    private readonly ILookup<Type, EventSubscription> byEvent = all.ToLookup(s => s.EventType);
    private readonly Dictionary<(string Event, string Handler), EventSubscription> byName = all.ToDictionary(s => (s.EventType.FullName!, s.Handler));

    /// <summary>Who wants to know of <paramref name="eventType"/>.</summary>
    public IEnumerable<EventSubscription> For(Type eventType) => byEvent[eventType];

    /// <summary>The subscription of a stored delivery; null when a later version no longer has it.</summary>
    public EventSubscription? Find(string eventType, string handler) => byName.GetValueOrDefault((eventType, handler));
}
