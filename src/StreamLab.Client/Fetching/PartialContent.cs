using System.Net;
using StreamLab.Dash.Mpd;

namespace StreamLab.Client;

/// <summary>Whether an answer is of the bytes that were asked for (RFC 9110, 14.4 and 15.3.7): a server may send others, or a part that nobody wanted.</summary>
internal static class PartialContent
{
    /// <param name="asked">Null: the whole.</param>
    /// <returns>Also for a range that ends with its file, and for the whole sent as a part.</returns>
    public static bool Is(HttpResponseMessage response, ByteRange? asked)
    {
        var (first, last) = asked is { } range ? (range.First, range.Last) : (0, long.MaxValue);
        return response.Content.Headers.ContentRange is { Unit: "bytes", From: { } from, To: { } to } part
            && from == first && (to == last || (to < last && to + 1 == part.Length));
    }

    /// <returns>Whether a body of that length is what the answer says it has.</returns>
    public static bool IsWhole(HttpResponseMessage response, int bytes) =>
        response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange is not { From: { } from, To: { } to } || bytes == to - from + 1;
}
