using System.Globalization;
using System.Reflection;
using System.Resources;
using Navigli.Identity;
using Navigli.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Every refusal has words: what happened and what to do next, in both languages.</summary>
public sealed class RefusalWordsTests
{
    private static readonly Dictionary<string, ResourceSet> Words = new(StringComparer.Ordinal) { ["it"] = Read("it"), ["en"] = Read("en") };

    public static IEnumerable<TheoryDataRow<string>> Refusals =>
        typeof(SamlRefusal).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (SamlRefusal)f.GetValue(null)!)
            .Concat(SchemeProfile.All.Select(profile => profile.Scheme).SelectMany(scheme => Enumerable.Range(1, 99).Select(number => SamlRefusal.FromProvider($"ErrorCode nr{number:00}", SchemeProfile.Of(scheme)))))
            .Select(IdentityErrors.Of).Select(error => error.Code).Distinct(StringComparer.Ordinal).Select(code => new TheoryDataRow<string>(code));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refusal_SaysWhatHappenedAndWhatToDo(string code)
    {
        foreach (var language in (string[])["it", "en"])
        {
            Words[language].GetString($"Error.{code}").ShouldNotBeNullOrWhiteSpace(language);
            Words[language].GetString($"Error.{code}.Next").ShouldNotBeNullOrWhiteSpace(language);
        }
    }

    // Word for word from the rules on error messages, "Troubleshooting utente", and from the CIE manual's tables.
    [Theory]
    [InlineData("spid-19", "Inserire credenziali corrette")]
    [InlineData("spid-20", "Acquisire credenziali di livello idoneo all’accesso al servizio richiesto")]
    [InlineData("spid-21", "Si ricorda che l’operazione di autenticazione deve essere completata entro un determinato periodo di tempo")]
    [InlineData("spid-22", "Dare consenso")]
    [InlineData("spid-request", "Contattare il gestore del servizio")]
    [InlineData("spid-failed", "Ripetere l’accesso al servizio più tardi")]
    [InlineData("cie-21", "L’operazione di autenticazione deve essere completata entro un determinato periodo di tempo")]
    [InlineData("cie-22", "Necessario il consenso per la fruizione del servizio")]
    [InlineData("cie-23", "Verificare che la CIE non sia scaduta. Verificare che non sia stata revocata. Eventualmente contattare l’assistenza CIE a cie.cittadini@interno.it")]
    public void Advice_IsTheOfficialOne(string reason, string words) =>
        Words["it"].GetString($"Error.identity.{reason}.Next").ShouldNotBeNull().ShouldStartWith(words);

    private static ResourceSet Read(string language) => new(
        typeof(IdentityTexts).Assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language)).GetManifestResourceStream($"Navigli.Identity.Resources.IdentityTexts.{language}.resources")!);
}
