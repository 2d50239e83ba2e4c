using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Identity;
using Navigli.Platform.Modi;
using Navigli.Platform.Tokens;

namespace Navigli.Cli;

internal static class ApiClientCommands
{
    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(2);

    public static Command ApiClient() => new("api-client", "Registers the software of other offices and organisations, for trying the APIs out.") { Create(), Assertion() };

    private static Command Create()
    {
        var name = new Option<string>("--name") { Description = "What the software is called.", Required = true };
        var organisation = new Option<string>("--organisation") { Description = "Whose it is.", Required = true };
        var office = new Option<string>("--office") { Description = "Code of the office for which it acts.", Required = true };
        var agreement = new Option<string>("--agreement") { Description = "Act, agreement or norm by which it may.", Required = true };
        var contact = new Option<string>("--contact") { Description = "E-mail address of whoever looks after it.", Required = true };
        var scopes = new Option<string[]>("--scope") { Description = "A scope; several may follow.", AllowMultipleArgumentsPerToken = true };
        var days = new Option<int>("--days") { Description = "For how long its key holds.", DefaultValueFactory = _ => 90 };
        var file = new Option<FileInfo>("--key") { Description = "Where to write the private key; must not be there yet.", Required = true };
        var command = new Command("create", "Makes a key pair, registers a client with the public half, and says what is needed to call.") { name, organisation, office, agreement, contact, scopes, days, file };
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(file)!.Exists)
            {
                await Console.Error.WriteLineAsync($"{parsed.GetValue(file)} is there already.");
                return 1;
            }

            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await using var services = Installation.Open();
            await using var scope = services.CreateAsyncScope();
            try
            {
                var made = await scope.ServiceProvider.GetRequiredService<IApiClientRegister>().RegisterAsync(
                    new NewApiClient
                    {
                        Name = parsed.GetValue(name)!,
                        Organisation = parsed.GetValue(organisation)!,
                        Office = parsed.GetValue(office)!,
                        Agreement = parsed.GetValue(agreement)!,
                        Contact = parsed.GetValue(contact)!,
                        Scopes = parsed.GetValue(scopes) ?? [],
                        PublicKey = PublicKeys.Json(PublicKeys.Of(key)!).ToJsonString(),
                        KeyDays = parsed.GetValue(days),
                    },
                    ct);
                WriteKey(parsed.GetValue(file)!, key);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
                    client_id       {made.ClientId}
                    kid             {made.KeyId} (until {made.KeyUntil:u})
                    token endpoint  {made.TokenEndpoint}
                    APIs            {made.Audience}
                    private key     {parsed.GetValue(file)!.FullName}

                    navigli api-client assertion --key {parsed.GetValue(file)} --client {made.ClientId} --endpoint {made.TokenEndpoint}
                    prints an assertion for one token:
                    curl {made.TokenEndpoint} -d grant_type=client_credentials -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer -d client_assertion=...
                    """));
                return 0;
            }
            catch (Exception e) when (e is ArgumentException or IOException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static Command Assertion()
    {
        var client = new Option<Guid>("--client") { Description = "The client_id.", Required = true };
        var file = new Option<FileInfo>("--key") { Description = "Its private key.", Required = true }.AcceptExistingOnly();
        var endpoint = new Option<string>("--endpoint") { Description = "The token endpoint.", Required = true };
        var command = new Command("assertion", "Prints a client assertion (RFC 7523), good for one token within two minutes.") { client, file, endpoint };
        command.SetAction(parsed =>
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(parsed.GetValue(file)!.FullName));
            var id = parsed.GetValue(client).ToString("D");
            var claims = new JsonObject { ["iss"] = id, ["sub"] = id, ["aud"] = parsed.GetValue(endpoint) };
            Console.WriteLine(ModiSigner.Of(key, PublicKeys.Of(key)!.Kid).Sign(claims, TimeProvider.System, AssertionLife));
        });
        return command;
    }

    private static void WriteKey(FileInfo file, ECDsa key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file.FullName, options);
        writer.Write(key.ExportPkcs8PrivateKeyPem());
    }
}
