using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Messaging;
using Navigli.Contracts.Privacy;
using Navigli.Messaging.Entries;
using Navigli.Messaging.Mail;
using Navigli.Messaging.Notices;
using Navigli.Messaging.Outgoing;
using Navigli.Messaging.OwnData;
using Navigli.Messaging.Texts;
using Navigli.Platform.Modules;
using Navigli.Platform.Outbox;

namespace Navigli.Messaging;

/// <summary>Messages of the city to people, by e-mail and SMS.</summary>
public sealed class MessagingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "messaging";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessagingOptions>().Bind(configuration.GetSection("Messaging")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessagingOptions>, SmtpOptionsCheck>();
        services.AddSingleton<IValidateOptions<MessagingOptions>, SmsOptionsCheck>();
        services.AddHttpClient<OneApiSms>((provider, client) => OneApiSms.Prepare(client, provider.GetRequiredService<IOptions<MessagingOptions>>().Value.Sms ?? new SmsOptions()))
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<IFolderKind, UndeliveredEntries>();
        services.AddSingleton<MailKinds>();
        services.AddSingleton<MessageSealing>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<SmtpPost>();
        services.AddScoped<IMessages, MessageQueue>();
        services.AddEventHandler<MessageQueued, SendMessage>();
        services.AddScoped<ShowMailNotices>();
        services.AddScoped<ChooseNotices>();
        services.AddScoped<IPersonalDataSource, MessagingDataSource>();
        services.AddMessagingRetention();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(MessagingModule).Assembly);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
