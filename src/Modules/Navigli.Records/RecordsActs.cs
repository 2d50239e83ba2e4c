using Navigli.Platform.Acts;

namespace Navigli.Records;

internal static class RecordsActs
{
    public static readonly ActType Keep = new("records.keep", "What another office answered about a person is kept, sealed, for the time that its source's settings say.");

    public static readonly ActType Drop = new("records.drop", "A source does not give a person's record any more: what was kept of it goes.");

    public static readonly ActType BeginDates = new("records.begin-dates", "The night's asking of the city's own offices for everybody's last days begins.");

    public static readonly ActType TakeDates = new("records.take-dates", "Last days that an office of the city told are taken, with the mark up to which it has told them.");

    public static readonly ActType MissDates = new("records.miss-dates", "An office of the city could not be asked for last days, or answered what it should not.");

    public static readonly ActType AskCorrection = new("records.ask-correction", "The person tells the keeper of a record that something in it is wrong.");

    public static readonly ActType Deliver = new("records.deliver-correction", "A request for correction was handed to the keeper of the record, or could not be.");

    public static readonly ActType Follow = new("records.follow-correction", "The keeper of the record has answered a request for correction.");
}
