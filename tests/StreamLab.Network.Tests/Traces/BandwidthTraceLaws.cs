using CsCheck;

namespace StreamLab.Network.Tests.Traces;

public class BandwidthTraceLaws
{
    [Fact]
    public void What_a_transfer_takes_is_the_integral_of_the_rate() =>
        Gen.Select(Make.AnyTrace, Make.AnyTime, Make.AnySize).Sample((trace, start, size) =>
        {
            var end = trace.TransferEnd(start, size);
            if (end == Instant.Never) return;
            Assert.Equal(size.Bits, trace.BitsBetween(start, end).Bits, Tolerance(trace, end));
        });

    [Fact]
    public void Many_uneven_periods_are_searched_as_well_as_few() =>
        Gen.Select(Make.AnyLongTrace, Gen.Double[0, 2000], Make.AnySize).Sample((trace, start, size) =>
        {
            var end = trace.TransferEnd(Make.At(start), size);
            if (end == Instant.Never) return;
            Assert.Equal(size.Bits, Stepped(trace, Make.At(start), end), Tolerance(trace, end));
        });

    [Fact]
    public void A_transfer_ends_never_only_where_too_few_bits_are_left() =>
        Gen.Select(Make.AnyTrace, Make.AnyTime, Make.AnySize).Sample((trace, start, size) =>
            trace.TransferEnd(start, size) != Instant.Never || trace.BitsBetween(start, Make.At(start.Seconds + 1e7)) < size);

    [Fact]
    public void All_that_is_left_of_a_trace_that_stops_gets_through() =>
        Gen.Select(Make.AnyTrace.Where(trace => !trace.IsAllZero), Gen.Double[0, 0.999]).Sample((trace, part) =>
        {
            Instant start = Make.At(trace.Length.Seconds * part), stop = Make.At(trace.Length.Seconds);
            var end = trace.WithEnd(TraceEnd.Stop).TransferEnd(start, trace.BitsBetween(start, stop));
            Assert.InRange(end.Seconds, start.Seconds, stop.Seconds * (1 + 1e-9));
        });

    [Fact]
    public void The_integral_is_the_sum_over_periods_stepped_by_hand() =>
        Gen.Select(Make.AnyTrace, Gen.Double[0, 100], Gen.Double[0, 100]).Sample((trace, from, length) =>
        {
            var (start, end) = (Make.At(from), Make.At(from + length));
            Assert.Equal(Stepped(trace, start, end), trace.BitsBetween(start, end).Bits, Tolerance(trace, end));
        });

    [Fact]
    public void The_latest_start_of_a_transfer_is_in_time_and_a_later_one_is_not() =>
        Gen.Select(Make.AnyTrace, Make.AnyTime, Make.AnySize.Where(s => s.Bits > 1)).Sample((trace, end, size) =>
        {
            var start = trace.TransferStart(end, size);
            if (start.Seconds < 0)
            {
                Assert.True(trace.BitsBetween(Instant.Origin, end).Bits <= size.Bits + Tolerance(trace, end));
                return;
            }
            Assert.Equal(size.Bits, trace.BitsBetween(start, end).Bits, Tolerance(trace, end));
        });

    [Fact]
    public void The_integral_adds_up() =>
        Gen.Select(Make.AnyTrace, Make.AnyTime, Gen.Double[0, 50], Gen.Double[0, 50]).Sample((trace, a, ab, bc) =>
        {
            var (b, c) = (a + Duration.FromSeconds(ab), a + Duration.FromSeconds(ab) + Duration.FromSeconds(bc));
            var sum = trace.BitsBetween(a, b) + trace.BitsBetween(b, c);
            Assert.Equal(trace.BitsBetween(a, c).Bits, sum.Bits, Tolerance(trace, c));
        });

    [Fact]
    public void One_transfer_at_a_time_is_first_in_first_out() =>
        Gen.Select(Make.AnyTrace, Make.AnyTime, Gen.Double[0, 20], Make.AnySize).Sample((trace, start, later, size) =>
            trace.TransferEnd(start, size).Seconds <= trace.TransferEnd(start + Duration.FromSeconds(later), size).Seconds + 1e-6);

    [Fact]
    public void A_larger_transfer_never_ends_sooner() =>
        Gen.Select(Make.AnyTrace, Make.AnyTime, Make.AnySize, Make.AnySize).Sample((trace, start, size, more) =>
            trace.TransferEnd(start, size).Seconds <= trace.TransferEnd(start, size + more).Seconds + 1e-6);

    [Fact]
    public void The_rate_stays_until_the_next_change() =>
        Gen.Select(Make.AnyTrace, Gen.Double[0, 100], Gen.Double[0, 1]).Sample((trace, time, part) =>
        {
            var next = Math.Min(trace.NextChange(Make.At(time)).Seconds, 1e6);
            var between = time + (next - time) * part * 0.999999;
            return next > time && trace.RateAt(Make.At(time)) == trace.RateAt(Make.At(between));
        });

    private static double Stepped(BandwidthTrace trace, Instant from, Instant to)
    {
        double bits = 0;
        while (from < to)
        {
            var next = Instant.Min(to, trace.NextChange(from));
            bits += (trace.RateAt(from) * (next - from)).Bits;
            from = next;
        }
        return bits;
    }

    /// <summary>A billionth of all that has passed by then, and a ten-thousandth of a bit.</summary>
    private static double Tolerance(BandwidthTrace trace, Instant end) => 1e-4 + 1e-9 * trace.Fastest.BitsPerSecond * end.Seconds;
}
