using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;

namespace Navigli.Identity.Passkeys;

/// <summary>The platform's passkey ceremonies on our accounts. Its user manager is made without anything that concerns passwords.</summary>
internal static class PasskeySetup
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<IdentityOptions>>(Configure);
        services.AddScoped(Manager);
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<OwnPasskeys>();
        services.AddScoped<ResetPasskeys>();
        return services;
    }

    private static void Configure(IdentityPasskeyOptions passkeys, IOptions<IdentityOptions> identity)
    {
        var origin = identity.Value.Address!.GetLeftPart(UriPartial.Authority);
        passkeys.ServerDomain = identity.Value.Address.Host;
        // The device and the finger or PIN that opens it: two factors by themselves.
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "preferred";
        passkeys.AttestationConveyancePreference = "none";
        passkeys.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == origin);
    }

    private static UserManager<Account> Manager(IServiceProvider services) => new(
        new PasskeyStore(services.GetRequiredService<CityDb>()),
        optionsAccessor: Options.Create(new Microsoft.AspNetCore.Identity.IdentityOptions()),
        passwordHasher: null!,
        userValidators: [],
        passwordValidators: [],
        keyNormalizer: new UpperInvariantLookupNormalizer(),
        errors: new IdentityErrorDescriber(),
        services,
        services.GetRequiredService<ILogger<UserManager<Account>>>());
}
