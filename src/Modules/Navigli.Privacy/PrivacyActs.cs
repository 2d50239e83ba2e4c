using Navigli.Platform.Acts;

namespace Navigli.Privacy;

/// <summary>What this module writes.</summary>
internal static class PrivacyActs
{
    public static readonly ActType Ask = new("privacy.ask", "Files a person's request about a reading of their record with the data-protection officer (GDPR art. 38(4)).");

    public static readonly ActType Extend = new("privacy.extend", "Extends the term of a request by two months, with the reason told to the person (GDPR art. 12(3)).");

    public static readonly ActType Answer = new("privacy.answer", "Answers and closes a request about a reading.");

    public static readonly ActType Examine = new("privacy.examine", "Notes that the data-protection officer examined a reading without a reason (GDPR art. 39(1)(b)).");

    public static readonly ActType PutNoticeAway = new("privacy.put-notice-away", "A person puts the notice away that they were given; it is shown no more, and nothing rests on it (GDPR artt. 13-14).");

    public static readonly ActType RequestExport = new("privacy.request-export", "A person asks for a copy of everything held on them (GDPR artt. 15(3) and 20).");

    public static readonly ActType PrepareExport = new("privacy.prepare-export", "The copy that a person asked for is put together and put into the file store, encrypted.");

    public static readonly ActType DownloadExport = new("privacy.download-export", "A person downloads the copy of their data.");

    public static readonly ActType Erase = new("privacy.erase", "What a person chose and need not be kept is erased before its time (GDPR art. 17).");

    public static readonly ActType Retain = new("privacy.retain", "What of one category has been kept for its term is deleted, as the city pack's retention rule says (GDPR art. 5(1)(e)).");

    public static readonly ActType NoteRetention = new("privacy.note-retention", "A run of the retention rules is noted with its counts (GDPR art. 5(2)).");
}
