namespace StreamLab.Player.Tests.Replay;

public class ReplayTests
{
    private static readonly SessionConfiguration Configuration = new() { Abr = "throughput", Pathway = "fastest", Buffer = Duration.FromSeconds(9.1) };

    [Fact]
    public void A_logged_session_replays_to_the_same_commands_and_figures()
    {
        var (log, summary) = Record();
        Assert.True(InputLog.TryReplay(new StringReader(log), null, out var result, out var error), error);
        Assert.Null(result.Difference);
        Assert.True(result.Inputs > 60 && result.Commands > 30);
        Assert.Equivalent(summary, result.Summary, strict: true);
    }

    [Fact]
    public void A_command_that_was_tampered_with_is_found()
    {
        var (log, _) = Record();
        var lines = log.Split('\n');
        var place = Array.FindIndex(lines, 5, l => l.Contains("\"segment\":6", StringComparison.Ordinal));
        lines[place] = lines[place].Replace("\"segment\":6", "\"segment\":7", StringComparison.Ordinal);
        Assert.True(InputLog.TryReplay(new StringReader(string.Join('\n', lines)), null, out var result, out _));
        Assert.StartsWith($"line {place + 1}:", result.Difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_last_line_is_the_end_of_a_killed_session()
    {
        var (log, _) = Record();
        Assert.True(InputLog.TryReplay(new StringReader(log[..^40]), null, out var result, out _));
        Assert.Null(result.Difference);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("null")]
    [InlineData("{\"input\":")]
    [InlineData("{\"input\":{\"at\":\"soon\"}}")]
    public void Garbage_between_lines_is_no_end(string garbage)
    {
        var lines = Record().Log.Split('\n');
        lines[5] = garbage;
        Assert.False(InputLog.TryReplay(new StringReader(string.Join('\n', lines)), null, out _, out var error));
        Assert.StartsWith("line 6 ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("{}", "line 1 does not name the schema")]
    [InlineData("hello", "line 1 is not of an input log")]
    public void What_is_no_input_log_is_refused_with_one_line(string text, string expected)
    {
        Assert.False(InputLog.TryReplay(new StringReader(text), null, out _, out var error));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Media_that_does_not_match_its_hash_is_refused()
    {
        var (log, _) = Record();
        Assert.False(InputLog.TryReplay(new StringReader(log.Replace("\"bandwidth\":750000", "\"bandwidth\":751000", StringComparison.Ordinal)), null, out _, out var error));
        Assert.Contains("hash", error, StringComparison.Ordinal);
    }

    private static (string Log, SessionSummary Summary) Record()
    {
        var media = TestMedia.Presentation(TestMedia.Video(), TestMedia.Audio());
        var output = new StringWriter { NewLine = "\n" };
        var recorder = new InputLogWriter(output, "test", Configuration, ["a", "b"], media);
        var player = new PlayerHarness(Configuration, media, "a", "b") { Recorder = recorder }.Start();
        for (var t = 0.1; !player.Core.IsEnded && t < 100; t += 1.0 / 3)
        {
            if (player.InFlight.Count > 0) player.Deliver(player.InFlight[0], t, t - 0.07);
            else player.Wake(Math.Max(t, player.WakeAt));
        }
        return (output.ToString(), player.Core.Summarise("test"));
    }
}
