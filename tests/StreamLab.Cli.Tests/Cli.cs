namespace StreamLab.Cli.Tests;

/// <summary>Runs the command in this process.</summary>
internal static class Cli
{
    public static async Task<CliResult> RunAsync(params IEnumerable<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync([.. arguments], new Terminal(output, TextWriter.Synchronized(error)), TestContext.Current.CancellationToken);
        return new CliResult(code, output.ToString(), error.ToString());
    }
}
