using StreamLab.Player;

namespace StreamLab.Rules.Tests;

public sealed class OnnxRuleTests : IDisposable
{
    private const int Scores = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly RuleBook _book;

    public OnnxRuleTests() => Assert.True(RuleBook.TryOpen(null, out _book, out _));

    public void Dispose()
    {
        _book.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_representation_with_the_highest_score_is_taken()
    {
        // score_m = m x (buffer / 10 - 0.5): above 5 s the highest, below it the lowest.
        var rule = Create(Model(m => -0.5f * m, (cell, m) => cell == (1 * 8) + 7 ? m : 0));
        Assert.Equal([5, 0], new[] { 6.0, 4 }.Select(level => rule.Choose(Playing.Question(level)).Representation));
    }

    [Fact]
    public void A_session_with_a_model_is_the_same_each_time()
    {
        var spec = Model(m => -0.1f * m, (cell, m) => cell == (1 * 8) + 7 ? 0.2f * m : 0);
        var (summary, _) = Playing.Session(_book, spec);
        Assert.Equal("end", summary.EndReason);
        Assert.Equivalent(summary, Playing.Session(_book, spec).Summary, strict: true);
    }

    [Fact]
    public void The_state_is_that_of_Pensieve()
    {
        var state = new PensieveState();
        var sample = new ThroughputSample(DataSize.FromBytes(4e6), Duration.FromSeconds(0.5), Duration.FromSeconds(1.5), Duration.FromSeconds(4));
        state.Take(Playing.Question(12, segment: 10, download: new Download(9, 2, Instant.Origin, Instant.FromSeconds(2), sample)));
        float Cell(int row, int column) => state.Values[(row * 8) + column];
        Assert.Equal(300f / 4300, Cell(0, 7), 1e-6f);
        Assert.Equal(1.2f, Cell(1, 7), 1e-6f);
        Assert.Equal(2, Cell(2, 7), 1e-6f); // 4 MB in 2 s
        Assert.Equal(0.2f, Cell(3, 7), 1e-6f);
        Assert.Equal([0.075f, 0.1875f, 0.3f, 0.4625f, 0.7125f, 1.075f, 0, 0], Enumerable.Range(0, 8).Select(i => Cell(4, i))); // 2 s at each rate
        Assert.Equal(20f / 30, Cell(5, 7), 1e-6f);
    }

    [Fact]
    public void The_newest_of_eight_downloads_is_last()
    {
        var state = new PensieveState();
        for (var i = 1; i <= 9; i++)
            state.Take(Playing.Question(download: new Download(i, 0, Instant.FromSeconds(i), Instant.FromSeconds(i + 1), new(DataSize.FromBytes(i * 1e6), default, Duration.FromSeconds(1)))));
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9], state.Values.AsSpan(2 * 8, 8).ToArray().Select(v => (int)Math.Round(v)));
    }

    [Fact]
    public void A_clone_keeps_a_history_of_its_own()
    {
        var rule = Create(Model(m => 0, (cell, m) => cell is >= 16 and < 24 ? m : 0)); // any download at all: the highest
        var clone = rule.Clone();
        rule.Choose(Playing.Question(download: new Download(0, 0, Instant.Origin, Instant.FromSeconds(1), new(DataSize.FromBytes(1e6), default, Duration.FromSeconds(1)))));
        Assert.Equal((5, 0), (rule.Choose(Playing.Question()).Representation, clone.Choose(Playing.Question()).Representation));
    }

    [Fact]
    public void Scores_that_are_no_numbers_end_the_session() =>
        Assert.EndsWith("gave representation 2 the score NaN", Playing.Session(_book, Model(m => m == 2 ? float.NaN : 0, (_, _) => 0)).Summary.EndReason, StringComparison.Ordinal);

    [Fact]
    public void Media_of_another_ladder_ends_the_session()
    {
        File.WriteAllBytes(_folder["three.onnx"], OnnxFile.Linear(new float[3], new float[48 * 3], 1, 6, 8));
        Assert.EndsWith("has 3 scores for 6 representations", Playing.Session(_book, $"onnx:{_folder["three.onnx"]}").Summary.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_model_is_refused() => IsRefused(_folder["none.onnx"], "there is no such file");

    [Fact]
    public void What_is_no_model_is_refused()
    {
        File.WriteAllText(_folder["bad.onnx"], "no model");
        IsRefused(_folder["bad.onnx"], "is no ONNX model");
    }

    [Fact]
    public void A_model_of_another_input_is_refused()
    {
        File.WriteAllBytes(_folder["other.onnx"], OnnxFile.Linear(new float[Scores], new float[48 * Scores], 1, 4, 12));
        IsRefused(_folder["other.onnx"], "does not have one input of 1x6x8 floats");
    }

    private IAbrRule Create(string spec) => _book.Rules.Create(spec);

    private string Model(Func<int, float> bias, Func<int, int, float> weight)
    {
        var weights = Enumerable.Range(0, 48 * Scores).Select(i => weight(i / Scores, i % Scores));
        File.WriteAllBytes(_folder["rule.onnx"], OnnxFile.Linear([.. Enumerable.Range(0, Scores).Select(bias)], [.. weights], 1, 6, 8));
        return $"onnx:{_folder["rule.onnx"]}";
    }

    private void IsRefused(string path, string why)
    {
        Assert.False(_book.Rules.TryCreate($"onnx:{path}", out _, out var error));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }
}
