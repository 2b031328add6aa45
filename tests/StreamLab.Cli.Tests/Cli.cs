using System.Text.Json;

namespace StreamLab.Cli.Tests;

/// <summary>Runs the command in this process.</summary>
internal static class Cli
{
    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, new Terminal(output, error), TestContext.Current.CancellationToken);
        return new CliResult(code, output.ToString(), error.ToString());
    }
}

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
}
