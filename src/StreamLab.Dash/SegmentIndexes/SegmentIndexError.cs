using System.Globalization;

namespace StreamLab.Dash.SegmentIndexes;

/// <summary>Why a segments.json cannot be used.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Path">Where, as a JSON path (<c>$.adaptationSets[0].timescale</c>).</param>
/// <param name="Line">One-based line, 0 where only the path is known.</param>
/// <param name="Position">Zero-based byte in that line.</param>
public sealed record SegmentIndexError(string Message, string Path, long Line = 0, long Position = 0)
{
    public override string ToString() => Line == 0
        ? $"{SegmentFiles.SegmentIndex}: {Message} (at {Path})"
        : string.Create(CultureInfo.InvariantCulture, $"{SegmentFiles.SegmentIndex}: {Message} (at {Path}, line {Line}, byte {Position})");
}
