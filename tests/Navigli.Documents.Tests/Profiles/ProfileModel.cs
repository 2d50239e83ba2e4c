using System.Text;

namespace Navigli.Documents.Tests.Profiles;

/// <summary>A file in the words of the validation profiles: for each kind of object, the properties that their conditions name.</summary>
internal sealed class ProfileModel
{
    private readonly string _text;

    public ProfileModel(PdfReader pdf)
    {
        _text = Encoding.Latin1.GetString(pdf.Bytes);
        SyntaxModel.Add(this, pdf, _text);
        StructureModel.Add(this, pdf);
        FontModel.Add(this, pdf);
        MetadataModel.Add(this, pdf);
        InteractionModel.Add(this, pdf);
    }

    /// <summary>Kinds of objects that our files never have, each with the names that would betray one.</summary>
    public static Dictionary<string, string[]> Absent { get; } = new()
    {
        ["CosIIFilter"] = [],
        ["PDPerms"] = ["/Perms"],
        ["PDSigRef"] = ["/SigRef"],
        ["CosBBox"] = ["/Form /BBox"],
        ["PDDeviceN"] = ["/DeviceN"],
        ["ICCInputProfile"] = ["/ICCBased"],
        ["PDICCBasedCMYK"] = ["/ICCBased"],
        ["PDDeviceCMYK"] = ["/DeviceCMYK"],
        ["PDDeviceGray"] = ["/DeviceGray"],
        ["PDSeparation"] = ["/Separation"],
        ["PDExtGState"] = ["/ExtGState"],
        ["PDHalftone"] = ["/HalftoneType"],
        ["CosRenderingIntent"] = ["/Intent"],
        ["PDXImage"] = ["/XObject"],
        ["PDMaskImage"] = ["/XObject"],
        ["JPEG2000"] = ["/JPXDecode"],
        ["PDXForm"] = ["/XObject"],
        ["PDXObject"] = ["/XObject"],
        ["CosBM"] = ["/BM"],
        ["PDSimpleFont"] = ["/FirstChar"],
        ["PDCMap"] = ["/CIDInit"],
        ["CMapFile"] = ["/CIDInit"],
        ["PDReferencedCMap"] = ["/UseCMap"],
        ["PDType1Font"] = ["/Type1"],
        ["TrueTypeFontProgram"] = ["/Subtype /TrueType"],
        ["PDTrueTypeFont"] = ["/Subtype /TrueType"],
        ["PDAction"] = ["/Action", "/OpenAction", "/URI"],
        ["PDNamedAction"] = ["/Action", "/OpenAction"],
        ["CosFileSpecification"] = ["/Filespec", "/EF"],
        ["EmbeddedFile"] = ["/EmbeddedFile"],
        ["PDOCConfig"] = ["/OCProperties"],
        ["SENonStandard"] = ["/RoleMap"],
        ["PDOutline"] = ["/Outlines"],
        ["SETFoot"] = ["/S /TFoot"],
        ["SELI"] = ["/S /LI "],
        ["SELBody"] = ["/S /LBody"],
        ["SEL"] = ["/S /L "],
        ["SETOCI"] = ["/S /TOCI"],
        ["SETOC"] = ["/S /TOC "],
        ["SEH"] = ["/S /H "],
        ["SEFormula"] = ["/S /Formula"],
        ["SENote"] = ["/S /Note"],
        ["PDEncryption"] = ["/Encrypt"],
        ["PDTrapNetAnnot"] = ["/TrapNet"],
        ["PDLinkAnnot"] = ["/Link"],
        ["PDMediaClip"] = ["/MediaClip"],
        ["PDPrinterMarkAnnot"] = ["/PrinterMark"],
        ["ExtensionSchemaValueType"] = ["pdfaType:"],
        ["ExtensionSchemaField"] = ["pdfaField:"],
    };

    public Dictionary<string, List<Dictionary<string, object?>>> Objects { get; } = [];

    /// <summary>Adds an object; with no properties it only says that the kind was looked for.</summary>
    public void Add(string type, params (string Name, object? Value)[] properties)
    {
        if (!Objects.TryGetValue(type, out var list))
            Objects[type] = list = [];
        if (properties.Length > 0)
            list.Add(properties.ToDictionary(p => p.Name, p => p.Value));
    }

    public IEnumerable<string> PresentDespiteExpectation() =>
        Absent.Values.SelectMany(names => names).Distinct().Where(name => _text.Contains(name, StringComparison.Ordinal));
}
