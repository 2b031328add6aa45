namespace StreamLab.Player;

/// <summary>Names the media a session chose from: its Segments, Representations and sizes.</summary>
public static class MediaHash
{
    /// <returns>SHA-256 of the media description, in lower-case hexadecimal.</returns>
    public static string Of(Presentation presentation) => MediaDescription.HashOf(presentation);
}
