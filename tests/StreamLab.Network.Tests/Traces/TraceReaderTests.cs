namespace StreamLab.Network.Tests.Traces;

public class TraceReaderTests
{
    [Fact]
    public void Two_columns_are_seconds_and_megabits_and_each_line_holds_until_its_time() =>
        Assert.Equal([(0.5, 1), (1.5, 2)], Read("0.5 1\n2 2\n"));

    [Theory]
    [InlineData("0,5 1,2\n1,0 2,2", 1, "need a point")]
    [InlineData("0,5;1,2\n1,0;2,2", 1, "need a point")]
    [InlineData("0.5 1.2\n1,0\t2,2", 2, "need a point")]
    [InlineData("duration_s,bandwidth_mbps\n\"1,5\",\"2,5\"", 2, "need a point")]
    [InlineData("time;mbps\n0,5;1,2", 1, "not by semicolons")]
    [InlineData("1;2\n2;3", 1, "not by semicolons")]
    [InlineData("1.5,2.5\n2.5,3", 1, "the header names")]
    public void What_spreadsheets_of_other_languages_write_is_told_of_by_its_line(string text, int line, string advice)
    {
        var error = TraceReader.Read(text).Error!;
        Assert.Equal(line, error.Line);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5 1\r2 2\r")]
    [InlineData("0.5 1\r\n\r\n2 2\r\n")]
    public void Lines_end_as_any_system_ends_them(string text) => Assert.Equal([(0.5, 1), (1.5, 2)], Read(text));

    [Fact]
    public void A_first_line_at_time_zero_holds_for_no_time() => Assert.Equal([(5, 2), (5, 3)], Read("0.0\t9\n5.0\t2\n10.0\t3"));

    [Fact]
    public void Milliseconds_and_kilobits_are_read_when_named() =>
        Assert.Equal([(0.5, 1), (1.5, 2)], Read("500 1000\n2000 2000", TraceFormat.MillisecondsKbps));

    [Fact]
    public void A_json_array_is_sabres()
    {
        var trace = Trace("""
            [ {"duration_ms": 30000, "bandwidth_kbps": 5000, "latency_ms": 75},
              {"bandwidth_kbps": 3e3, "note": {"a": [1]}, "duration_ms": 1500.5} ]
            """);
        Assert.Equal([(30, 5), (1.5005, 3)], Periods(trace));
        Assert.Equal([75, 0], trace.Periods.Select(period => period.Latency.Milliseconds));
    }

    [Fact]
    public void Whole_numbers_in_one_column_are_mahimahis_packet_opportunities()
    {
        var trace = Trace(string.Join('\n', Enumerable.Range(0, 5)));
        Assert.Equal(0.004, trace.Length.Seconds);
        Assert.Equal(15.04, trace.Mean.Mbps, 9);
    }

    [Fact]
    public void Mahimahis_opportunities_are_exact_at_the_end_of_each_bin()
    {
        var trace = Trace("1\n100\n101\n101\n350");
        Assert.Equal([2, 4, 4, 5], new[] { 0.1, 0.2, 0.3, 0.35 }.Select(time => Math.Round(Packets(trace, time), 9)));

        static double Packets(BandwidthTrace trace, double time) => trace.BitsBetween(Make.At(0), Make.At(time)).Bytes / 1504;
    }

    [Fact]
    public void Csv_is_read_by_the_names_and_units_of_its_columns()
    {
        var trace = Trace("place, Bandwidth_kbps ,time_ms,latency_ms\nOslo,1000,500,20\n\"\",2000,2000,30", TraceFormat.Csv);
        Assert.Equal([(0.5, 1), (1.5, 2)], Periods(trace));
        Assert.Equal([20, 30], trace.Periods.Select(period => period.Latency.Milliseconds));
    }

    [Fact]
    public void Csv_may_give_durations_instead_of_times() =>
        Assert.Equal([(2, 3), (1, 4)], Read("duration_s,bandwidth_mbps\n2,3\n1,4", TraceFormat.Csv));

    [Theory]
    [InlineData("86400 9\n86401 1\n86403 2", 86_400)]
    [InlineData("1600000000 9\n1600000001 1\n1600000003 2", 1_600_000_000)]
    [InlineData("100.5 9\n101.5 1\n103.5 2", 100.5)]
    [InlineData("7200 0\n7201 1\n7203 2", 7200)]
    public void Times_that_begin_elsewhere_count_from_there(string text, double offset)
    {
        var read = TraceReader.Read(text);
        Assert.Equal([(1, 1), (2, 2)], Periods(read.Trace!));
        Assert.Equal(offset, read.Offset.Seconds);
    }

    [Fact]
    public void So_do_those_of_csv_and_of_mahimahi()
    {
        Assert.Equal([(1, 1), (2, 2)], Read("time_ms,bandwidth_kbps\n1600000000000,9000\n1600000001000,1000\n1600000003000,2000"));
        Assert.Equal(0.3, Trace("1600000000000\n1600000000100\n1600000000300").Length.Seconds, 9);
    }

    [Theory]
    [InlineData("1 0\n5 3", 1)]
    [InlineData("0.5 0\n5 3", 0.5)]
    [InlineData("60 0\n61 3\n62 4", 60)]
    [InlineData("3 1\n4 5", 3)]
    [InlineData("1000 5", 1000)]
    public void A_first_period_is_no_offset(string text, double seconds)
    {
        var read = TraceReader.Read(text);
        Assert.Equal((seconds, 0), (read.Trace!.Periods[0].Duration.Seconds, read.Offset.Seconds));
    }

    [Fact]
    public void A_first_comment_may_name_the_format()
    {
        Assert.Equal([(0.5, 1), (1.5, 2)], Read("# ms-kbps: of a drive\n500 1000\n2000 2000"));
        Assert.Equal([(0.5, 1), (1.5, 2)], Read("# recorded in ms and kbps\n0.5 1\n2 2"));
    }

    [Theory]
    [InlineData("1 30000", "30 Gbit/s", "--trace-format ms-kbps")]
    [InlineData("10 0.003", "3 kbit/s", "--trace-format ms-kbps")]
    [InlineData("1 0", "0 kbit/s", "--trace-format ms-kbps")]
    public void A_mean_that_no_network_has_is_warned_of(string text, string mean, string force)
    {
        var facts = TraceReader.Read(text).Facts!;
        Assert.Contains(mean, facts.Warning, StringComparison.Ordinal);
        Assert.Contains(force, facts.Warning, StringComparison.Ordinal);
        Assert.Null(TraceReader.Read("1 3000").Facts!.Warning);
    }

    [Fact]
    public void It_is_told_as_what_a_trace_was_read() =>
        Assert.Equal("read as seconds-mbps: 1.667 Mbit/s on average, 3 s, its times counted from 86400 s", TraceReader.Read("86400 9\n86401 1\n86403 2").Facts!.ToString());

    [Theory]
    [InlineData("\uFEFF1 2\r\n3 4\r\n")]
    [InlineData("# a comment\n\n  1   2  \n\t\n3\t4\n\n")]
    [InlineData("1 2\n3 4e0")]
    public void Blanks_comments_and_other_line_ends_do_not_matter(string text) => Assert.Equal([(1, 2), (2, 4)], Read(text));

    [Fact]
    public void A_trace_of_zeros_is_read_and_says_so() => Assert.True(Trace("1 0\n2 0").IsAllZero);

    [Fact]
    public void The_end_of_the_trace_is_the_callers() =>
        Assert.Equal(TraceEnd.Stop, TraceReader.Read("1 1", end: TraceEnd.Stop).Trace!.End);

    [Theory]
    [InlineData("", TraceFormat.Detect, TraceErrorCode.Empty, 0)]
    [InlineData(" \n# nothing\n", TraceFormat.Detect, TraceErrorCode.Empty, 0)]
    [InlineData("[]", TraceFormat.Detect, TraceErrorCode.Empty, 0)]
    [InlineData("0 5", TraceFormat.Detect, TraceErrorCode.Empty, 0)]
    [InlineData("0\n0", TraceFormat.Detect, TraceErrorCode.Empty, 0)]
    [InlineData("1 2 3", TraceFormat.Detect, TraceErrorCode.UnknownFormat, 1)]
    [InlineData("time,rate\n1,2", TraceFormat.Csv, TraceErrorCode.UnknownFormat, 1)]
    [InlineData("time_s,duration_s,bandwidth_bps\n1,2,3", TraceFormat.Csv, TraceErrorCode.UnknownFormat, 1)]
    [InlineData("1 2\nx 3", TraceFormat.Detect, TraceErrorCode.Malformed, 2)]
    [InlineData("1 2\n2 3 4", TraceFormat.Detect, TraceErrorCode.Malformed, 2)]
    [InlineData("1.5", TraceFormat.Detect, TraceErrorCode.Malformed, 1)]
    [InlineData("1\n-2", TraceFormat.Detect, TraceErrorCode.Malformed, 2)]
    [InlineData("time_s,bandwidth_bps\n\n1", TraceFormat.Csv, TraceErrorCode.Malformed, 3)]
    [InlineData("[{\"duration_ms\":1,\n\"bandwidth_kbps\":1}", TraceFormat.Detect, TraceErrorCode.Malformed, 2)]
    [InlineData("[{\"duration_ms\":1,\"bandwidth_kbps\":1},\n\n{\"duration_ms\":1}]", TraceFormat.Detect, TraceErrorCode.Malformed, 3)]
    [InlineData("[{\"duration_ms\":\"1\",\"bandwidth_kbps\":1}]", TraceFormat.Detect, TraceErrorCode.Malformed, 1)]
    [InlineData("[1]", TraceFormat.Detect, TraceErrorCode.Malformed, 1)]
    [InlineData("[] 1", TraceFormat.Detect, TraceErrorCode.Malformed, 1)]
    [InlineData("{}", TraceFormat.Sabre, TraceErrorCode.Malformed, 1)]
    [InlineData("1 1\n\n1 2", TraceFormat.Detect, TraceErrorCode.NotMonotone, 3)]
    [InlineData("2 1\n1 2", TraceFormat.Detect, TraceErrorCode.NotMonotone, 2)]
    [InlineData("5\n4", TraceFormat.Detect, TraceErrorCode.NotMonotone, 2)]
    [InlineData("1 1\n2 -1", TraceFormat.Detect, TraceErrorCode.OutOfRange, 2)]
    [InlineData("0 -1\n2 1", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("-1 1", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("1 NaN", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("NaN 1", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("1 1\nNaN 1", TraceFormat.Detect, TraceErrorCode.OutOfRange, 2)]
    [InlineData("Infinity 1", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("1 1e400", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("[{\"duration_ms\":0,\"bandwidth_kbps\":1}]", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("[{\"duration_ms\":1,\"bandwidth_kbps\":1,\"latency_ms\":-1}]", TraceFormat.Detect, TraceErrorCode.OutOfRange, 1)]
    [InlineData("1\n999999999999", TraceFormat.Detect, TraceErrorCode.TooLarge, 2)]
    public void What_is_no_trace_is_refused_with_its_line(string text, TraceFormat format, TraceErrorCode code, int line)
    {
        var result = TraceReader.Read(text, format);
        Assert.False(result.IsRead);
        Assert.Equal((code, line), (result.Error.Code, result.Error.Line));
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_unread() =>
        Assert.Equal(TraceErrorCode.TooLarge, TraceReader.Read(new string('1', TraceReader.MostCharacters + 1)).Error!.Code);

    [Fact]
    public void More_than_a_million_periods_are_refused()
    {
        var text = string.Concat(Enumerable.Range(1, 1_000_001).Select(second => $"{second} 1\n"));
        var error = TraceReader.Read(text).Error!;
        Assert.Equal((TraceErrorCode.TooLarge, 1_000_001), (error.Code, error.Line));
    }

    [Fact]
    public void A_deeply_nested_text_is_refused() =>
        Assert.Equal(TraceErrorCode.Malformed, TraceReader.Read("[{\"x\":" + new string('[', 1_000_000)).Error!.Code);

    [Fact]
    public void An_error_says_where_and_what() =>
        Assert.Equal("line 2: time runs forward, but 1 s comes after 2 s", TraceReader.Read("2 1\n1 2").Error!.ToString());

    [Fact]
    public void Every_format_has_a_name() =>
        Assert.Equal(Enum.GetValues<TraceFormat>().Except([TraceFormat.Detect]), TraceFormats.ByName.Values.Order());

    private static BandwidthTrace Trace(string text, TraceFormat format = TraceFormat.Detect)
    {
        var result = TraceReader.Read(text, format);
        Assert.Null(result.Error);
        return result.Trace!;
    }

    private static IEnumerable<(double, double)> Periods(BandwidthTrace trace) =>
        trace.Periods.Select(period => (Math.Round(period.Duration.Seconds, 12), period.Rate.Mbps));

    private static IEnumerable<(double, double)> Read(string text, TraceFormat format = TraceFormat.Detect) => Periods(Trace(text, format));
}
