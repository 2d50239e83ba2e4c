using System.Reflection;
using Microsoft.AspNetCore.Components;
using Navigli.Design;
using Navigli.Design.Gallery;
using Navigli.Web;

namespace Navigli.EndToEnd.Tests;

/// <summary>A page to open: who opens it, where, and with which status it answers.</summary>
public sealed record PageSample(string? Persona, Func<Samples, string> Path, int Status = 200);

/// <summary>Every route of the components, found by reflection, with an address to open it by.</summary>
public static class Pages
{
    /// <summary>A search that ends as if the database were gone.</summary>
    public const string Outage = "guasto-di-prova";

    private static readonly Dictionary<string, PageSample> Known = new(StringComparer.Ordinal)
    {
        ["/"] = Public("/"),
        ["/errore"] = Public("/errore") with { Status = 404 },
        ["/cerca"] = Public("/cerca?q=certificato"),
        ["/servizi"] = Public("/servizi"),
        ["/uffici"] = Public("/uffici"),
        ["/note-legali"] = Public("/note-legali"),
        ["/senza-rete"] = Public("/senza-rete"),
        ["/impostazioni"] = Of(Samples.Citizen, "/impostazioni"),
        ["/privacy"] = Public("/privacy"),
        ["/accedi"] = Public("/accedi"),
        ["/accedi/esito"] = Public("/accedi/esito?motivo=identity.spid-25"),
        ["/esci/conferma"] = Of(Samples.Citizen, "/esci/conferma"),
        ["/esci/fatto"] = Public("/esci/fatto"),
        ["/verifica"] = Public("/verifica"),
        ["/servizi/certificati-anagrafici"] = Public("/servizi/certificati-anagrafici"),
        ["/fascicolo"] = Of(Samples.Citizen, "/fascicolo"),
        ["/fascicolo/appuntamenti"] = Of(Samples.Citizen, "/fascicolo/appuntamenti"),
        ["/fascicolo/pagamenti"] = Of(Samples.Citizen, "/fascicolo/pagamenti"),
        ["/fascicolo/scadenze"] = Of(Samples.Citizen, "/fascicolo/scadenze"),
        ["/fascicolo/scadenze/calendario"] = Of(Samples.Citizen, "/fascicolo/scadenze/calendario"),
        ["/fascicolo/scadenze/calendario/abbonamento"] = Of(Samples.Citizen, "/fascicolo/scadenze/calendario/abbonamento"),
        ["/fascicolo/scadenze/rimanda/{Rule}/{Reference:guid}"] = Of(Samples.Citizen, "/fascicolo/scadenze/rimanda/identity-card/00000000-0000-0000-0000-000000000000") with { Status = 404 },
        ["/fascicolo/da-fare"] = Of(Samples.Citizen, "/fascicolo/da-fare"),
        ["/fascicolo/richieste"] = Of(Samples.Citizen, "/fascicolo/richieste"),
        ["/fascicolo/cerca"] = Of(Samples.Citizen, "/fascicolo/cerca"),
        ["/fascicolo/educazione-e-istruzione"] = Of(Samples.Citizen, "/fascicolo/educazione-e-istruzione"),
        ["/fascicolo/mobilita"] = Of(Samples.Citizen, "/fascicolo/mobilita"),
        ["/fascicolo/multe"] = Of(Samples.Citizen, "/fascicolo/multe"),
        ["/fascicolo/immobili"] = Of(Samples.Citizen, "/fascicolo/immobili"),
        ["/fascicolo/notifiche-via-mail"] = Of(Samples.Citizen, "/fascicolo/notifiche-via-mail"),
        ["/fascicolo/biblioteche"] = Of(Samples.Citizen, "/fascicolo/biblioteche"),
        ["/fascicolo/isee-ordinario"] = Of(Samples.Citizen, "/fascicolo/isee-ordinario"),
        ["/fascicolo/domicilio-digitale"] = Of(Samples.Citizen, "/fascicolo/domicilio-digitale"),
        ["/i-miei-contatti"] = Of(Samples.Citizen, "/i-miei-contatti"),
        ["/i-miei-contatti/codice"] = Of(Samples.Citizen, "/i-miei-contatti/codice"),
        ["/fascicolo/correzioni/{Source}"] = new(Samples.Citizen, s => $"/fascicolo/correzioni/education?persona={s.Daughter}"),
        ["/fascicolo/correzioni/richieste/{Id:guid}"] = Of(Samples.Citizen, $"/fascicolo/correzioni/richieste/{Guid.Empty}") with { Status = 404 },
        ["/i-miei-dati"] = Of(Samples.Citizen, "/i-miei-dati"),
        ["/i-miei-familiari"] = Of(Samples.Citizen, "/i-miei-familiari"),
        ["/i-miei-familiari/{PersonId:guid}"] = new(Samples.Citizen, s => $"/i-miei-familiari/{s.Daughter}"),
        ["/certificati"] = new(Samples.Citizen, s => $"/certificati?persona={s.Daughter}"),
        ["/certificati/altri"] = new(Samples.Citizen, s => $"/certificati/altri?persona={s.Daughter}"),
        ["/certificati/autocertificazione/{Persona:guid}/{Tipo}"] = new(Samples.Citizen, s => $"/certificati/autocertificazione/{s.Daughter}/8"),
        ["/certificati/richiesta/{Draft:guid}"] = new(Samples.Citizen, s => $"/certificati/richiesta/{s.Draft}"),
        ["/certificati/richiesta/{Draft:guid}/uso"] = new(Samples.Citizen, s => $"/certificati/richiesta/{s.Draft}/uso"),
        ["/certificati/richiesta/{Draft:guid}/conferma"] = new(Samples.Citizen, s => $"/certificati/richiesta/{s.Draft}/conferma"),
        ["/certificati/{Id:guid}"] = new(Samples.Citizen, s => s.Certificate),
        ["/certificati/{Id:guid}/invia"] = new(Samples.Citizen, s => $"{s.Certificate}/invia"),
        ["/certificati/{Id:guid}/link"] = new(Samples.Citizen, s => $"{s.Certificate}/link"),
        ["/c/{Secret}"] = new(null, s => s.Shared),
        ["/certificati/richieste"] = Of(Samples.Citizen, "/certificati/richieste"),
        ["/certificati/richieste/{Id:guid}"] = new(Samples.Citizen, s => s.Certificate.Replace("/certificati/", "/certificati/richieste/", StringComparison.Ordinal)),
        ["/documenti"] = Of(Samples.Citizen, "/documenti"),
        ["/documenti/condivisi"] = Of(Samples.Citizen, "/documenti/condivisi"),
        ["/documenti/carta-d-identita"] = new(Samples.Citizen, s => $"/documenti/carta-d-identita?persona={s.Daughter}"),
        ["/documenti/tessera-elettorale"] = Of(Samples.Citizen, "/documenti/tessera-elettorale"),
        ["/chi-ha-visto-i-miei-dati"] = Of(Samples.Citizen, "/chi-ha-visto-i-miei-dati"),
        ["/chi-ha-visto-i-miei-dati/chiedi/{Line}"] = new(Samples.Citizen, s => s.Ask),
        ["/chi-ha-visto-i-miei-dati/richieste"] = Of(Samples.Citizen, "/chi-ha-visto-i-miei-dati/richieste"),
        ["/chi-ha-visto-i-miei-dati/richieste/{Id:guid}"] = new(Samples.Citizen, s => s.Question),
        ["/la-mia-privacy"] = Of(Samples.Citizen, "/la-mia-privacy"),
        ["/la-mia-privacy/copia"] = Of(Samples.Citizen, "/la-mia-privacy/copia"),
        ["/la-mia-privacy/cancellazione"] = Of(Samples.Citizen, "/la-mia-privacy/cancellazione"),
        ["/la-mia-privacy/cancellazione/conferma"] = Of(Samples.Citizen, "/la-mia-privacy/cancellazione/conferma?identity.email=true"),
        ["/la-mia-privacy/cancellazione/{Id:guid}"] = new(Samples.Eraser, s => s.Erased),
        ["/protezione-dati/conservazione"] = Of(Samples.ProtectionOfficer, "/protezione-dati/conservazione"),
        ["/anagrafe"] = Of(Samples.Officer, "/anagrafe"),
        ["/anagrafe/persone/{PersonId:guid}"] = new(Samples.Officer, s => s.Record),
        ["/anagrafe/ricerche/{LookUpId:guid}"] = new(Samples.Officer, s => s.Results),
        ["/anagrafe/persone/{PersonId:guid}/certificabilita"] = new(Samples.Officer, s => s.Record.Replace("?", "/certificabilita?", StringComparison.Ordinal)),
        ["/sportello/persone/{PersonId:guid}"] = new(Samples.Officer, s => s.Counter),
        ["/sportello/rilascio/{Draft:guid}"] = new(Samples.Officer, s => s.CounterRequest),
        ["/sportello/rilascio/{Draft:guid}/conferma"] = new(Samples.Officer, s => $"{s.CounterRequest}/conferma"),
        ["/sportello/rilascio/{Draft:guid}/esito"] = new(Samples.Officer, s => $"{s.HandedOver}/esito"),
        ["/sportello/registro"] = Of(Samples.Officer, "/sportello/registro"),
        ["/sportello/registro/{Draft:guid}"] = new(Samples.Officer, s => s.Entry),
        ["/sportello/registro/{Draft:guid}/annulla"] = new(Samples.Officer, s => $"{s.Entry}/annulla"),
        ["/protezione-dati"] = Of(Samples.ProtectionOfficer, "/protezione-dati"),
        ["/protezione-dati/richieste/{Id:guid}"] = new(Samples.ProtectionOfficer, s => s.QueuedQuestion),
        ["/protezione-dati/senza-motivo"] = Of(Samples.ProtectionOfficer, "/protezione-dati/senza-motivo"),
        ["/protezione-dati/senza-motivo/{Line}"] = new(Samples.ProtectionOfficer, s => s.Unexplained),
        ["/amministrazione"] = Of(Samples.Administrator, "/amministrazione"),
        ["/amministrazione/personale"] = Of(Samples.Administrator, "/amministrazione/personale"),
        ["/amministrazione/personale/nomina"] = Of(Samples.Administrator, "/amministrazione/personale/nomina"),
        ["/amministrazione/personale/verifica"] = Of(Samples.Administrator, "/amministrazione/personale/verifica"),
        ["/amministrazione/personale/{Id:guid}"] = new(Samples.OtherAdministrator, s => s.Proposal),
        ["/identita"] = Of(Samples.Foreigner, "/identita"),
        ["/identita/unisci"] = Of(Samples.OtherForeigner, "/identita/unisci"),
        ["/identita/{Id:guid}"] = new(Samples.Foreigner, s => s.Join),
        ["/anagrafe/identita"] = Of(Samples.Officer, "/anagrafe/identita"),
        ["/anagrafe/identita/{Id:guid}"] = new(Samples.Officer, s => $"/anagrafe{s.Join}"),
        ["/passkey"] = Of(Samples.Officer, "/passkey"),
        ["/deleghe"] = Of(Samples.Giver, "/deleghe"),
        ["/deleghe/nuova"] = Of(Samples.Citizen, "/deleghe/nuova"),
        ["/deleghe/{Id:guid}"] = new(Samples.Helper, s => s.Delegation),
        ["/deleghe/{Id:guid}/fine"] = new(Samples.Giver, s => $"{s.Delegation}/fine"),
        ["/sessioni"] = Of(Samples.Citizen, "/sessioni"),
        ["/sessioni/chiudi-le-altre"] = Of(Samples.Citizen, "/sessioni/chiudi-le-altre"),
        ["/sessioni/{Id:guid}/chiudi"] = new(Samples.Citizen, s => s.Session),
        ["/accedi/ripresa/{Draft:guid}"] = Of(Samples.Citizen, $"/accedi/ripresa/{Guid.Empty}") with { Status = 404 },
        ["/amministrazione/client"] = Of(Samples.Administrator, "/amministrazione/client"),
        ["/amministrazione/client/nuovo"] = Of(Samples.Administrator, "/amministrazione/client/nuovo"),
        ["/amministrazione/client/{Id:guid}"] = new(Samples.Administrator, s => s.ApiClient),
        ["/amministrazione/client/{Id:guid}/condizioni"] = new(Samples.Administrator, s => s.ApiClient + "/condizioni"),
        ["/design"] = Of(Samples.Citizen, "/design"),
        ["/design/{Component}/{State}"] = Of(Samples.Citizen, GalleryExample.All[0].Path),
    };

    /// <summary>The routes of all component assemblies.</summary>
    public static IReadOnlyList<string> Routes { get; } =
    [
        .. new[] { typeof(CityHost).Assembly, typeof(DesignServices).Assembly }.Concat(Modules.All().Modules.Select(m => m.GetType().Assembly))
            .SelectMany(a => a.GetExportedTypes()).SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Order(StringComparer.Ordinal),
    ];

    /// <summary>Pages that stand for no route of their own: what is shown when something is wrong.</summary>
    public static IReadOnlyDictionary<string, PageSample> Troubles { get; } = new Dictionary<string, PageSample>(StringComparer.Ordinal)
    {
        ["not signed in"] = Public("/fascicolo") with { Status = 401 },
        ["not allowed"] = Of(Samples.Citizen, "/anagrafe") with { Status = 403 },
        ["no such page"] = Public("/non-c-e") with { Status = 404 },
        ["out of order"] = Public($"/cerca?q={Outage}") with { Status = 503 },
        ["nothing found"] = Public("/cerca?q=zzzz"),
        ["a link that opens nothing"] = Public($"/c/{new string('0', 32)}") with { Status = 404 },
        ["not in the registry"] = Of("giorgio-pedretti", "/certificati"),
        ["folder of a commuter"] = Of("giorgio-pedretti", "/fascicolo"),
        ["nothing to do"] = Of("giorgio-pedretti", "/fascicolo/da-fare"),
        ["requests sent, none"] = Of("giorgio-pedretti", "/fascicolo/richieste"),
        ["data of a commuter"] = Of("giorgio-pedretti", "/i-miei-dati"),
        ["documents, none"] = Of("giorgio-pedretti", "/documenti"),
        ["permits, none"] = Of(Samples.Citizen, "/documenti?tipo=permessi"),
        ["identity card of a commuter"] = Of("giorgio-pedretti", "/documenti/carta-d-identita"),
        ["not on the electoral roll"] = Of("sean-obrien", "/documenti/tessera-elettorale"),
        ["on the electoral roll from tomorrow"] = Of("giulia-fontana", "/documenti/tessera-elettorale"),
        ["certificates blocked"] = Of("karim-haddad", "/certificati"),
        ["somebody else's relative"] = new(Samples.Citizen, _ => $"/i-miei-familiari/{Guid.Empty}", 403),
        ["certificate of ANPR"] = new(Samples.Citizen, s => s.National),
        ["requests, none"] = Of("giorgio-pedretti", "/certificati/richieste"),
        ["self-certification of another"] = new(Samples.Citizen, s => $"/certificati/autocertificazione/{s.Father}/8", 409),
        ["record of somebody else"] = Of(Samples.Citizen, $"/fascicolo/isee-ordinario?persona={Guid.Empty}") with { Status = 403 },
        ["records of a commuter"] = Of("giorgio-pedretti", "/fascicolo/immobili"),
        ["more level asked"] = Public("/accedi?livello=2&ritorno=/fascicolo"),
        ["no delegation"] = Of(Samples.Citizen, "/deleghe"),
        ["delegations of a helper"] = Of(Samples.Helper, "/deleghe"),
        ["family of a helper"] = Of(Samples.Helper, "/i-miei-familiari"),
        ["delegation that is none"] = Of(Samples.Citizen, $"/deleghe/{Guid.Empty}") with { Status = 404 },
        ["delegation by who may not give one"] = Of("giorgio-pedretti", "/deleghe/nuova"),
        ["session that is none"] = Of(Samples.Citizen, $"/sessioni/{Guid.Empty}/chiudi") with { Status = 404 },
        ["appointment that is none"] = Of(Samples.Administrator, $"/amministrazione/personale/{Guid.Empty}") with { Status = 404 },
        ["appointments past, none"] = Of(Samples.Administrator, "/amministrazione/personale?quali=passate"),
        ["proposal seen by who made it"] = new(Samples.Administrator, s => s.Proposal),
        ["appointment in force"] = new(Samples.Administrator, s => s.Appointment),
        ["identities of who has a codice fiscale"] = Of("giorgio-pedretti", "/identita"),
        ["nothing to join"] = Of("giorgio-pedretti", "/identita/unisci"),
        ["request to join that is none"] = Of(Samples.OtherForeigner, $"/identita/{Guid.Empty}") with { Status = 404 },
        ["nothing to join at the office"] = Of(Samples.Officer, "/anagrafe/identita?stato=decise"),
        ["settings of nobody, saved"] = Public("/impostazioni?salvato=si"),
        ["no card in the reader"] = Public("/accedi/esito?motivo=identity.cns-missing"),
        ["staff sign-in"] = Public("/accedi?personale=si&ritorno=/anagrafe"),
        ["erasure, nothing chosen"] = Of(Samples.Citizen, "/la-mia-privacy/cancellazione/conferma"),
        ["notice that is none"] = Public("/privacy?versione=99") with { Status = 404 },
        ["privacy of a commuter"] = Of("giorgio-pedretti", "/la-mia-privacy"),
        ["copies, none"] = Of("giorgio-pedretti", "/la-mia-privacy/copia"),
        ["long name"] = Of("maria-vittoria", "/i-miei-dati"),
    };

    public static PageSample? Of(string route) => Known.GetValueOrDefault(route);

    private static PageSample Public(string path) => new(null, _ => path);

    private static PageSample Of(string persona, string path) => new(persona, _ => path);
}
