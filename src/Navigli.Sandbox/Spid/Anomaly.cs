using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>Headings under which the panel lists what a provider can be made to answer.</summary>
internal enum AnomalyGroup
{
    /// <summary>The error codes of the federation's table.</summary>
    Errors,

    /// <summary>Answers that a conforming provider may give and that must be accepted.</summary>
    Sound,

    Signature,
    Envelope,
    Assertion,
    Subject,
    Conditions,
    Level,
    Attributes,
    Shape,
}

/// <summary>One answer on demand: an error code, a message wrong in one thing, or one that is right and unusual.</summary>
internal sealed record Anomaly(string Code, AnomalyGroup Group)
{
    /// <summary>The error code sent instead of an assertion.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>What is made wrong before the provider signs: its signature is genuine.</summary>
    public Action<AnswerDraft>? Spoil { get; init; }

    /// <summary>With what the assertion and the response are signed; null leaves one unsigned. Both with the provider's own seal when not said.</summary>
    public Func<SealChoice, (Seal? Assertion, Seal? Response)>? Seals { get; init; }

    /// <summary>What somebody on the way changes after the provider has signed.</summary>
    public Action<XmlDocument>? Tamper { get; init; }

    /// <summary>The same, on the text.</summary>
    public Func<string, string>? Mangle { get; init; }

    /// <summary>Where the fault is, for the anomalies that are made from a list of places.</summary>
    public Spot? Spot { get; init; }

    /// <summary>The attribute of the person that it is about, for those made from the list of attributes.</summary>
    public string? Attribute { get; init; }

    /// <summary>What is done to the place or to the attribute.</summary>
    public SpotFault Fault { get; init; }

    /// <summary>What it is, in the language of the page.</summary>
    public string Words => this switch
    {
        { ErrorCode: { } number } => SandboxTexts.T("Anomaly_Error", Code, SandboxTexts.T("Error_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        { Spot: { } spot } => SandboxTexts.T("Anomaly_Spot_" + Fault, SandboxTexts.T("Spot_" + spot.Code)),
        { Attribute: { } attribute } => SandboxTexts.T("Anomaly_Spot_" + Fault, attribute),
        _ => SandboxTexts.T("Anomaly_" + Code),
    };
}

/// <summary>An answer on its way to be signed.</summary>
internal sealed record AnswerDraft
{
    public required XElement Response { get; init; }

    public required SpidRequest Request { get; init; }

    public required AssertionWriter Writer { get; init; }

    public XElement Assertion => Response.Element(SpidNames.Assertion + "Assertion")!;

    /// <summary>The value of an attribute of the person; null where it was not asked for.</summary>
    public XElement? Value(string name) => Attribute(name)?.Elements().First();

    public XElement? Attribute(string name) => Response.Descendants(SpidNames.Assertion + "Attribute").FirstOrDefault(a => (string?)a.Attribute("Name") == name);

    public XElement One(string name) => Response.Descendants().First(element => element.Name.LocalName == name);
}

/// <summary>The seals to choose from.</summary>
internal sealed record SealChoice(Seal Mine, SpidKeys Keys, SandboxProvider Provider)
{
    public Seal Stranger => new(Keys.Stranger);

    public Seal Colleague => new(Keys.SealOfAnother(Provider));
}

internal enum SpotFault
{
    None,
    Missing,
    Empty,
    Wrong,
}

/// <summary>A place in the response that can be left out, emptied or filled with something else.</summary>
internal sealed record Spot(string Code, AnomalyGroup Group, string Path)
{
    /// <summary>Something else that stands there; null where nothing in particular is wrong.</summary>
    public string? Wrong { get; init; }

    /// <summary>The same, where it depends on the hour.</summary>
    public TimeSpan? WrongTime { get; init; }

    /// <summary>Whether the place may be missing.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether SPID alone promises the place: the CIE server and the eIDAS node may do without.</summary>
    public bool OfSpidAlone { get; init; }

    /// <summary>Whether the place has attributes alone, so that empty is nothing else than whole.</summary>
    public bool Hollow { get; init; }

    public void Spoil(AnswerDraft draft, SpotFault fault)
    {
        var steps = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var attribute = steps is [.., ['@', .. var name]] ? name : null;
        var element = steps.Take(attribute is null ? steps.Length : steps.Length - 1)
            .Aggregate(draft.Response, (from, step) => from.Elements().First(child => child.Name.LocalName == step));
        var text = fault is SpotFault.Wrong ? Wrong ?? draft.Writer.Instant(WrongTime!.Value) : "";
        if (attribute is not null)
            element.SetAttributeValue(attribute, fault is SpotFault.Missing ? null : text);
        else if (fault is SpotFault.Missing)
            element.Remove();
        else
            element.ReplaceNodes(fault is SpotFault.Empty ? null : new XText(text));
    }
}
