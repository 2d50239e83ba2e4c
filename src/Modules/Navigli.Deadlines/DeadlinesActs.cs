using Navigli.Platform.Acts;

namespace Navigli.Deadlines;

internal static class DeadlinesActs
{
    public static readonly ActType Begin = new("deadlines.begin", "The nightly evaluation of the deadlines of the whole city begins.");

    public static readonly ActType Evaluate = new("deadlines.evaluate", "Dated facts within reach of a rule are put into the folder, and whoever is to be told by e-mail is noted.");

    public static readonly ActType Clear = new("deadlines.clear", "Deadlines whose fact is no more, or too long past, are taken out of the folder.");

    public static readonly ActType Tell = new("deadlines.tell", "E-mails about the night's deadlines are queued, one for each person.");

    public static readonly ActType Finish = new("deadlines.finish", "The nightly evaluation is done.");

    public static readonly ActType Snooze = new("deadlines.snooze", "The person puts a deadline of their own off, to a day before its legal date.");

    public static readonly ActType Wake = new("deadlines.wake", "The person takes back that a deadline was put off.");

    public static readonly ActType ChooseMail = new("deadlines.choose-mail", "The person says whether e-mails about deadlines come, and in which language.");

    public static readonly ActType Subscribe = new("deadlines.subscribe", "The person makes a secret address for their calendar; one made before opens nothing any more.");

    public static readonly ActType Unsubscribe = new("deadlines.unsubscribe", "The person withdraws the secret address of their calendar.");

    public static readonly ActType ReadFeed = new("deadlines.read-feed", "The first reading of a calendar by its secret address on a day.");
}
