using System.Globalization;

namespace StreamLab.Network;

/// <summary>
/// One time in milliseconds per line, each an opportunity to send one packet (mahimahi's link_queue.cc). The file starts again after its
/// last time, so that time is the length, and an opportunity at zero comes with the end of the round before: 0,1,2,3,4 is five in 4 ms.
/// </summary>
internal static class MahimahiTrace
{
    private const double BitsPerOpportunity = 1504 * 8;

    // A first opportunity after that many milliseconds is when a recording began: its time counts as zero.
    private const long LongestSilence = 3_600_000;

    // Fine enough to follow a cellular link, and coarse enough that a transfer does not cross a period per packet.
    private const int BinMilliseconds = 100;

    public static TraceError? Read(ReadOnlySpan<char> text, TraceBuilder periods)
    {
        var rows = new TraceRows(text);
        var bins = new List<int>();
        var (last, atZero) = (0L, 0);
        long? offset = null;
        while (rows.Next())
        {
            if (rows.Columns != 1 || !long.TryParse(rows[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time))
                return new(TraceErrorCode.Malformed, rows.Line, "one whole number is expected, the milliseconds of an opportunity");
            offset ??= time > LongestSilence ? time : 0;
            time -= offset.Value;
            if (time < last)
                return new(TraceErrorCode.NotMonotone, rows.Line, $"time runs forward, but {time} ms comes after {last} ms");
            var bin = (time - 1) / BinMilliseconds;
            if (bin >= TraceBuilder.MostPeriods) return TraceBuilder.TooManyPeriods(rows.Line);
            while (time > 0 && bins.Count <= bin) bins.Add(0);
            if (time == 0) atZero++;
            else bins[(int)bin]++;
            last = time;
        }
        if (bins.Count > 0) bins[^1] += atZero;
        return AddBins(bins, last, periods);
    }

    private static TraceError? AddBins(List<int> bins, long length, TraceBuilder periods)
    {
        for (var i = 0; i < bins.Count; i++)
        {
            var duration = Duration.FromMilliseconds(Math.Min(BinMilliseconds, length - (long)i * BinMilliseconds));
            var error = periods.Add(0, new TracePeriod(duration, DataSize.FromBits(bins[i] * BitsPerOpportunity) / duration));
            if (error is not null) return error;
        }
        return null;
    }
}
