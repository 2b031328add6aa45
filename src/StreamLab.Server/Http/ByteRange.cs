using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StreamLab.Server;

/// <summary>What of a file is sent. RFC 9110 section 14: one range of bytes is honoured; several, other units, and nonsense get the whole.</summary>
internal readonly record struct ByteRange(long Start, long Length, bool IsPartial)
{
    /// <summary>The length of what ends where it ends.</summary>
    public const int ToItsEnd = int.MaxValue;

    /// <returns>Null when the file has no such part (416).</returns>
    public static ByteRange? Of(HttpRequest request, MediaFields fields)
    {
        if (fields.Length is not { } length) return new(0, ToItsEnd, false);
        var whole = new ByteRange(0, length, false);
        if (request.Headers.Range.Count == 0 || !HttpMethods.IsGet(request.Method) || !IsMeantForThis(request, fields)) return whole;
        if (!RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range)) return whole;
        if (!range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase) || range.Ranges.Count != 1) return whole;
        return Of(range.Ranges.Single(), length);
    }

    private static ByteRange? Of(RangeItemHeaderValue asked, long length)
    {
        var start = asked.From ?? length - Math.Min(asked.To!.Value, length); // without From, To is the number of bytes at the end
        var end = asked.From is null ? length : Math.Min(asked.To ?? long.MaxValue, length - 1) + 1;
        return start < length ? new(start, end - start, true) : null;
    }

    /// <summary>If-Range compares strongly: a weak tag is never equal, nor a date, for a file may change twice in a second.</summary>
    private static bool IsMeantForThis(HttpRequest request, MediaFields fields) =>
        request.Headers.IfRange.Count == 0 || (fields.ETag is ['"', ..] tag && request.Headers.IfRange == tag);
}
