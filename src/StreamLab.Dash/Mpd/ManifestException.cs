namespace StreamLab.Dash.Mpd;

/// <summary>Carries a <see cref="ManifestError"/> up to where something can be left out, or to the door of a reader; it never leaves this room.</summary>
internal sealed class ManifestException(ManifestError error) : Exception(error.ToString())
{
    public ManifestException(string message, MpdElement at) : this(new ManifestError(message, at.Line, at.Column))
    {
    }

    public ManifestError Error { get; } = error;

    /// <summary>Whether the manifest is too large: then nothing of it is read, instead of all but some part.</summary>
    public bool IsBound { get; private init; }

    public static ManifestException OfBound(string message, MpdElement at) => new(message, at) { IsBound = true };

    /// <summary>Text from outside, short and in one line, so that it can stand in a message.</summary>
    public static string Quote(string text) => $"'{OneLine(text, 40)}'";

    public static string OneLine(string text, int length)
    {
        var start = text.Length > length ? text[..length] + "…" : text;
        return string.Concat(start.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
