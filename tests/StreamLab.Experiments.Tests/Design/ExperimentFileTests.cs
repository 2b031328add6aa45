using StreamLab.Network;
using StreamLab.Player;

namespace StreamLab.Experiments.Tests;

public sealed class ExperimentFileTests
{
    private const string Least = "schema: streamlab-experiment/1\nabr: [bola]\nmedia: m.json\ntraces: [t]\n";

    [Fact]
    public void What_is_written_is_read_again()
    {
        var experiment = new Experiment
        {
            Rules = ["bola", "throughput:safety=0.8,ibr=off"],
            Media = Path.GetFullPath("data/m.json"),
            Traces = [Path.GetFullPath("data/a"), Path.GetFullPath("data/b")],
            Buffers = [Duration.FromSeconds(10), Duration.FromSeconds(0.1)],
            Seeds = 3,
            Qoe = "log",
            RoundTripTime = Duration.FromSeconds(0.08),
            Reading = new TraceReading(TraceFormat.Csv, TraceEnd.Hold, 1.5, new TraceNoise(0.2, Duration.FromSeconds(2.5), 7)),
            Session = new() { Abandonment = "hlsjs", Replacement = ReplacementStrategy.Right, Estimator = "sliding:3,10", StartThreshold = Duration.FromSeconds(4) },
        };
        var text = ExperimentFile.Write(experiment, "elsewhere");
        var read = ExperimentFile.Parse("x", text, Path.GetFullPath("elsewhere"));
        Assert.Equivalent(experiment, read, strict: true);
        Assert.Equal(text, ExperimentFile.Write(read, "elsewhere"));
    }

    [Theory]
    [InlineData("false", "off")]
    [InlineData("true", "on")]
    [InlineData("dashjs", "dashjs")]
    public void Abandonment_is_a_rule_or_on_or_off(string text, string meaning) =>
        Assert.Equal(meaning, ExperimentFile.Parse("x", Least + $"abandonment: {text}\n", ".").Session.Abandonment);

    [Fact]
    public void A_loop_brings_its_defaults()
    {
        var sabre = ExperimentFile.Parse("x", Least + "compat: sabre\n", ".");
        Assert.Equal((25, "on"), (sabre.Buffers[0].Seconds, sabre.Session.Abandonment));
        Assert.Equal(60, ExperimentFile.Parse("x", Least + "compat: pensieve\n", ".").Buffers[0].Seconds);
    }

    [Fact]
    public void Paths_are_meant_from_the_folder_of_the_file() =>
        Assert.Equal(Path.GetFullPath("studies/m.json"), ExperimentFile.Parse("x", Least, Path.GetFullPath("studies")).Media);

    [Fact]
    public void It_may_be_JSON() =>
        Assert.Equal(["bola"], ExperimentFile.Parse("x", "{\n\t\"schema\": \"streamlab-experiment/1\",\n\t\"abr\": [\"bola\"], \"media\": \"m\", \"traces\": [\"t\"]\n}", ".").Rules);

    [Theory]
    [InlineData("", "schema")]
    [InlineData("schema: streamlab-experiment/1\n", "abr, media and traces")]
    [InlineData(Least + "bufers: [3s]\n", "line 5")]
    [InlineData(Least + "buffers: [3]\n", "'3' is not a time with its unit")]
    [InlineData(Least + "traceFormat: foo\n", "no format 'foo'")]
    [InlineData(Least + "traceEnd: 1\n", "'1' is not one of loop, hold, stop")]
    [InlineData(Least + "replacement: up\n", "'up' is not one of none, left, right")]
    [InlineData(Least + "abandonment: never\n", "'never'")]
    [InlineData(Least + "compat: x\n", "'x' is not one of none, sabre, pensieve")]
    [InlineData(Least + "compat: sabre\nrtt: 3ms\n", "rtt has no effect")]
    [InlineData(Least + "compat: pensieve\nseeds: 3\n", "seeds has no effect")]
    [InlineData("abr: [", "line 2")]
    [InlineData("- 1", "line 1")]
    public void What_is_no_experiment_is_refused_in_one_line(string text, string why)
    {
        var message = Assert.Throws<StudyException>(() => ExperimentFile.Parse("file.yaml", text, ".")).Message;
        Assert.StartsWith("file.yaml: ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }
}
