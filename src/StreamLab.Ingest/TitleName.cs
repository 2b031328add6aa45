namespace StreamLab.Ingest;

/// <summary>Names of titles: they are folders and parts of URLs, so they are plain.</summary>
internal static class TitleName
{
    private const int MaxLength = 64;

    public static bool IsValid(string title) =>
        title.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(title[0]) && title.All(IsPlain);

    /// <summary>A valid name that resembles a file's: <c>My clip (1).mp4</c> becomes <c>My-clip-1</c>.</summary>
    public static string FromFile(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).Select(c => IsPlain(c) ? c : '-');
        var words = string.Concat(name).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var title = string.Join('-', words).TrimStart('.', '_', '-');
        title = title[..Math.Min(title.Length, MaxLength)].TrimEnd('.', '-');
        return title.Length == 0 ? "title" : title;
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
