using System.Globalization;
using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Server;

/// <summary>
/// What an origin tells of its media objects (CTA-5006, field CMSD-Static): <c>ot</c> kind, <c>br</c> kbit/s, <c>d</c> ms, <c>nor</c> the object
/// that is likely to be asked for next, <c>st</c> and <c>sf</c> for on-demand DASH. Edges hand it on as it is.
/// </summary>
internal static class CmsdStatic
{
    public const string Field = "CMSD-Static";
    public const int Longest = 512;

    public static string OfInitialization(RepresentationIndex representation) => Text(representation, "i", duration: null, next: null);

    /// <param name="i">Zero-based.</param>
    public static string OfSegment(AdaptationSetIndex set, RepresentationIndex representation, int i)
    {
        var next = i + 1 < set.DurationTicks.Count ? Path.GetFileName(SegmentFiles.Segment(representation.Id, set.StartNumber + i + 1)) : null;
        return Text(representation, set.ContentType switch { ContentType.Video => "v", ContentType.Audio => "a", _ => "c" }, (double)set.DurationTicks[i] / set.Timescale, next);
    }

    private static string Text(RepresentationIndex representation, string kind, double? duration, string? next)
    {
        string?[] items =
        [
            string.Create(CultureInfo.InvariantCulture, $"br={representation.Bandwidth.Kbps:0}"),
            duration is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"d={seconds * 1000:0}") : null,
            next is null ? null : $"nor=\"{next}\"",
            $"ot={kind}", "sf=d", "st=v",
        ];
        return string.Join(',', items.Where(item => item is not null));
    }
}
