using CsCheck;

namespace StreamLab.Network.Tests.Traces;

public class TraceReaderLaws
{
    private const string Alphabet = "0123456789.-+eEN \t\r\n,#[]{}\":_amsdurtionbwhkp";

    [Fact]
    public void Any_text_gives_a_trace_or_an_error() =>
        Gen.Select(Gen.OneOf(Gen.Char[Alphabet].Array[0, 60].Select(chars => new string(chars)), Gen.String), Gen.Enum<TraceFormat>())
            .Sample((text, format) => IsEither(TraceReader.Read(text, format)), iter: 5000);

    [Fact]
    public void A_damaged_trace_gives_a_trace_or_an_error() =>
        Gen.Select(Gen.Int[0, Samples.Length - 1].Select(sample => Samples[sample]), Gen.Int[0, 80], Gen.Char[Alphabet]).Sample((text, place, typo) =>
        {
            var damaged = text.ToCharArray();
            damaged[place % text.Length] = typo;
            return IsEither(TraceReader.Read(new string(damaged)));
        }, iter: 5000);

    [Fact]
    public void What_is_written_in_any_format_of_periods_is_read_back() =>
        Make.AnyTrace.Sample(trace =>
        {
            var rows = trace.Periods.Select(period => $"{period.Duration.Milliseconds:R},{period.Rate.BitsPerSecond:R}");
            var csv = TraceReader.Read("duration_ms,bandwidth_bps\n" + string.Join('\n', rows), TraceFormat.Csv).Trace!;
            var objects = trace.Periods.Select(period => $$"""{"duration_ms":{{period.Duration.Milliseconds:R}},"bandwidth_kbps":{{period.Rate.Kbps:R}}}""");
            var sabre = TraceReader.Read($"[{string.Join(",\n", objects)}]").Trace!;
            AssertClose(trace, csv);
            AssertClose(trace, sabre);
        });

    private static string[] Samples =>
    [
        "0.5 1\n2 2\n3.5 0\n",
        "1\n5\n120\n120\n300",
        """[{"duration_ms": 30000, "bandwidth_kbps": 5000, "latency_ms": 75}]""",
    ];

    private static bool IsEither(TraceReadResult result) => result.IsRead == (result.Error is null);

    private static void AssertClose(BandwidthTrace expected, BandwidthTrace actual)
    {
        Assert.Equal(expected.Length.Seconds, actual.Length.Seconds, 1e-9);
        foreach (var (one, other) in expected.Periods.Zip(actual.Periods)) Assert.Equal(one.Rate.BitsPerSecond, other.Rate.BitsPerSecond, 1e-6);
    }
}
