using System.Globalization;

namespace StreamLab.Client;

/// <summary>Spells a <see cref="CmcdReport"/> (CTA-5004, version 1): keys in alphabetical order, strings quoted, true without a value.</summary>
public static class CmcdText
{
    private const string Object = "CMCD-Object", Request = "CMCD-Request", Session = "CMCD-Session";
    private const int LongestString = 64;

    /// <returns>The URL with everything in its query argument <c>CMCD</c>.</returns>
    public static Uri AppendTo(Uri url, CmcdReport report)
    {
        var argument = "CMCD=" + Uri.EscapeDataString(Join(Items(report)));
        var query = url.Query.Length > 1 ? url.Query[1..] + "&" + argument : argument;
        return new UriBuilder(url) { Query = query }.Uri;
    }

    /// <returns>The headers that have something to say, by name.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Headers(CmcdReport report) =>
        Items(report).GroupBy(i => i.Header).Select(group => KeyValuePair.Create(group.Key, Join(group)));

    private static string Join(IEnumerable<Item> items) =>
        string.Join(',', items.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => i.Value.Length == 0 ? i.Key : $"{i.Key}={i.Value}"));

    private static IEnumerable<Item> Items(CmcdReport report)
    {
        if (report.EncodedBitrate is { } rate) yield return new(Object, "br", Whole(rate.Kbps));
        if (report.ObjectDuration is { } duration) yield return new(Object, "d", Whole(duration.Milliseconds));
        yield return new(Object, "ot", report.ObjectType switch { CmcdObjectType.Video => "v", CmcdObjectType.Audio => "a", _ => "i" });
        if (report.TopBitrate is { } top) yield return new(Object, "tb", Whole(top.Kbps));
        if (report.BufferLength is { } level) yield return new(Request, "bl", Hundreds(level.Milliseconds));
        if (report.MeasuredThroughput is { } throughput) yield return new(Request, "mtp", Hundreds(throughput.Kbps));
        if (report.IsStartup) yield return new(Request, "su", "");
        yield return new(Session, "cid", Quoted(report.ContentId));
        yield return new(Session, "sf", "d"); // DASH
        yield return new(Session, "sid", Quoted(report.SessionId));
        yield return new(Session, "st", "v"); // on demand
    }

    private static string Whole(double value) => Math.Round(value).ToString("0", CultureInfo.InvariantCulture);

    private static string Hundreds(double value) => Whole(Math.Round(value / 100) * 100);

    /// <summary>A structured-field string: printable ASCII (RFC 8941, 3.3.3), so that any title can stand in a header.</summary>
    private static string Quoted(string text)
    {
        var safe = string.Concat(text.Take(LongestString).Select(c => c is >= ' ' and <= '~' ? c : '?'));
        return '"' + safe.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
    }

    private readonly record struct Item(string Header, string Key, string Value);
}
