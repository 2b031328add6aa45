using System.Text.Json;

namespace StreamLab.Cli.Tests;

/// <summary>What a run of the command said and ended with.</summary>
internal sealed record CliResult(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>It was refused as bad usage or input, in one line that says all of <paramref name="words"/>.</summary>
    public void WasRefused(params string[] words) => EndedWith(2, words);

    public void EndedWith(int code, params string[] words)
    {
        var line = Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.Equal((code, ""), (Code, Out));
    }

    /// <returns>Itself, when it ended well.</returns>
    public CliResult Good()
    {
        Assert.True(Code == 0, $"exit {Code}: {Error}");
        return this;
    }
}
