using System.Globalization;

namespace StreamLab.Dash.Mpd;

/// <summary>Why a manifest cannot be used, written or joined with its segment index.</summary>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="Line">One-based line in the text, 0 where there is none.</param>
/// <param name="Column">One-based column in that line.</param>
public sealed record ManifestError(string Message, int Line = 0, int Column = 0)
{
    public override string ToString() =>
        Line == 0 ? $"manifest: {Message}" : string.Create(CultureInfo.InvariantCulture, $"manifest: {Message} (line {Line}, column {Column})");
}
