using System.Globalization;
using System.Net.Http.Headers;

namespace StreamLab.Client;

/// <summary>Reads <c>Server-Timing</c> (W3C): metrics with a duration in milliseconds, such as <c>pacing;dur=1.5</c>.</summary>
internal static class ServerTiming
{
    /// <returns>The longest duration that the metric has in headers and trailers; null where it has none.</returns>
    public static Duration? Of(HttpResponseMessage response, string metric)
    {
        var (before, after) = (In(response.Headers, metric), In(response.TrailingHeaders, metric));
        return before is { } a && after is { } b ? Duration.Max(a, b) : before ?? after;
    }

    private static Duration? In(HttpResponseHeaders headers, string metric) =>
        headers.TryGetValues("Server-Timing", out var values) ? Parse(string.Join(',', values), metric) : null;

    private static Duration? Parse(string header, string metric)
    {
        foreach (var entry in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] != metric) continue;
            foreach (var part in parts.Skip(1))
                if (part.StartsWith("dur=", StringComparison.Ordinal) && TryParse(part[4..], out var duration)) return duration;
        }
        return null;
    }

    private static bool TryParse(string text, out Duration duration)
    {
        var valid = double.TryParse(text.Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && double.IsFinite(milliseconds) && milliseconds >= 0;
        duration = valid ? Duration.FromMilliseconds(milliseconds) : default;
        return valid;
    }
}
