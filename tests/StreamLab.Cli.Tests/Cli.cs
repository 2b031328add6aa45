namespace StreamLab.Cli.Tests;

/// <summary>Runs the command in this process.</summary>
internal static class Cli
{
    public static Task<CliResult> RunAsync(params IEnumerable<string> arguments) => RunAsync(arguments, TestContext.Current.CancellationToken);

    /// <param name="stop">Ctrl-C.</param>
    public static async Task<CliResult> RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync([.. arguments], new Terminal(output, TextWriter.Synchronized(error)), stop);
        return new CliResult(code, output.ToString(), error.ToString());
    }
}
