namespace Navigli.Platform.Files;

/// <summary>The media type that the first bytes of a file say, for the types the city exchanges.</summary>
internal static class ContentType
{
    public static string? Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => "application/pdf",
        _ when content is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        _ when content is [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x50, 0x4B, 0x03, 0x04, ..] => "application/zip",
        _ => null,
    };
}
