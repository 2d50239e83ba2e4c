namespace Navigli.Documents.Proofs;

/// <summary>Certified facts as a CBOR map with small integer keys, so that they fit in a QR code that a phone can read from paper.</summary>
internal static class FactsCodec
{
    private const int Issuer = 1;
    private const int DocumentType = 2;
    private const int Protocol = 3;
    private const int Code = 4;
    private const int Subject = 5;
    private const int Members = 6;
    private const int Address = 7;
    private const int IssuedAt = 8;
    private const int ValidUntil = 9;
    private const int Statements = 10;

    private const int Name = 1;
    private const int BirthDate = 2;
    private const int BirthPlace = 3;
    private const int CodiceFiscale = 4;
    private const int Relationship = 5;

    public static byte[] Encode(CertificateFacts facts)
    {
        if (facts.IssuedAt.Kind != DateTimeKind.Utc)
            throw new ArgumentException("The instant of issue must be UTC", nameof(facts));
        var writer = new CborWriter();
        writer.Map(6 + (facts.Members.Count > 0 ? 1 : 0) + (facts.Address is null ? 0 : 1) + (facts.ValidUntil is null ? 0 : 1) + (facts.Statements.Count > 0 ? 1 : 0));
        writer.Integer(Issuer).Text(facts.Issuer);
        writer.Integer(DocumentType).Text(facts.DocumentType);
        writer.Integer(Protocol).Text(facts.Protocol);
        writer.Integer(Code).Text(facts.Code);
        Write(writer.Integer(Subject), facts.Subject);
        if (facts.Members.Count > 0)
        {
            writer.Integer(Members).Array(facts.Members.Count);
            foreach (var member in facts.Members)
                Write(writer, member);
        }
        if (facts.Address is { } address)
            writer.Integer(Address).Text(address);
        writer.Integer(IssuedAt).Integer((long)Math.Floor((facts.IssuedAt - DateTime.UnixEpoch).TotalSeconds));
        if (facts.ValidUntil is { } until)
            writer.Integer(ValidUntil).Integer(Days(until));
        if (facts.Statements.Count > 0)
        {
            writer.Integer(Statements).Array(facts.Statements.Count);
            foreach (var statement in facts.Statements)
                writer.Text(statement);
        }
        return writer.ToArray();
    }

    public static CertificateFacts Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new CborReader(bytes);
        var texts = new string?[ValidUntil + 1];
        CertifiedPerson? subject = null;
        CertifiedPerson[] members = [];
        string[] statements = [];
        long? issued = null;
        DateOnly? until = null;
        var last = 0L;
        for (var entries = reader.Map(); entries > 0; entries--)
        {
            var key = NextKey(ref reader, ref last);
            switch (key)
            {
                case Issuer or DocumentType or Protocol or Code or Address:
                    texts[key] = reader.Text();
                    break;
                case Subject:
                    subject = ReadPerson(ref reader);
                    break;
                case Members:
                    members = new CertifiedPerson[reader.Array()];
                    for (var i = 0; i < members.Length; i++)
                        members[i] = ReadPerson(ref reader);
                    break;
                case IssuedAt:
                    issued = reader.Integer();
                    break;
                case ValidUntil:
                    until = Day(reader.Integer());
                    break;
                case Statements:
                    statements = new string[reader.Array()];
                    for (var i = 0; i < statements.Length; i++)
                        statements[i] = reader.Text();
                    break;
                default:
                    throw new FormatException($"There is no fact {key}");
            }
        }
        if (!reader.IsAtEnd)
            throw new FormatException("There is something after the facts");
        return new CertificateFacts
        {
            Issuer = Required(texts[Issuer]),
            DocumentType = Required(texts[DocumentType]),
            Protocol = Required(texts[Protocol]),
            Code = Required(texts[Code]),
            Subject = Required(subject),
            Members = members,
            Address = texts[Address],
            IssuedAt = Instant(issued ?? throw new FormatException("The instant of issue is missing")),
            ValidUntil = until,
            Statements = statements,
        };
    }

    private static void Write(CborWriter writer, CertifiedPerson person)
    {
        string?[] optional = [person.BirthPlace, person.CodiceFiscale, person.Relationship];
        writer.Map(1 + (person.BirthDate is null ? 0 : 1) + optional.Count(o => o is not null));
        writer.Integer(Name).Text(person.Name);
        if (person.BirthDate is { } birth)
            writer.Integer(BirthDate).Integer(Days(birth));
        for (var i = 0; i < optional.Length; i++)
        {
            if (optional[i] is { } text)
                writer.Integer(BirthPlace + i).Text(text);
        }
    }

    private static CertifiedPerson ReadPerson(ref CborReader reader)
    {
        var texts = new string?[Relationship + 1];
        DateOnly? birth = null;
        var last = 0L;
        for (var entries = reader.Map(); entries > 0; entries--)
        {
            var key = NextKey(ref reader, ref last);
            if (key == BirthDate)
                birth = Day(reader.Integer());
            else if (key is >= Name and <= Relationship)
                texts[key] = reader.Text();
            else
                throw new FormatException($"A person has no fact {key}");
        }
        return new CertifiedPerson
        {
            Name = Required(texts[Name]),
            BirthDate = birth,
            BirthPlace = texts[BirthPlace],
            CodiceFiscale = texts[CodiceFiscale],
            Relationship = texts[Relationship],
        };
    }

    private static int NextKey(ref CborReader reader, ref long last)
    {
        var key = reader.Integer();
        if (key <= last || key > int.MaxValue)
            throw new FormatException("The keys are not in ascending order");
        last = key;
        return (int)key;
    }

    private static T Required<T>(T? value)
        where T : class => value ?? throw new FormatException("A required fact is missing");

    private static int Days(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static DateOnly Day(long days)
    {
        var number = days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : throw new FormatException("The day is outside the calendar");
    }

    private static DateTime Instant(long seconds) => seconds is >= 0 and <= 253402300799
        ? DateTime.UnixEpoch.AddSeconds(seconds)
        : throw new FormatException("The instant is outside the calendar");
}
