using System.Text;
using System.Text.Json;

namespace StreamLab.Cli.Tests;

/// <summary>A server verb that runs in this process until it is disposed of.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly FirstLine _output = new();
    private readonly StringWriter _error = new();
    private readonly Task<int> _run;

    private RunningServer(IEnumerable<string> arguments) =>
        _run = Task.Run(() => CommandLine.RunAsync([.. arguments, "--json"], new Terminal(_output, TextWriter.Synchronized(_error)), _stop.Token));

    /// <summary>Its ready line.</summary>
    public JsonElement Ready { get; private set; }

    public string Url => Ready.GetProperty("url").GetString()!.TrimEnd('/');
    public string Error => _error.ToString();

    public static async Task<RunningServer> StartAsync(params IEnumerable<string> arguments)
    {
        var server = new RunningServer(arguments);
        await Task.WhenAny(server._output.Line, server._run);
        Assert.True(server._output.Line.IsCompleted, $"it did not start: {server.Error}");
        server.Ready = JsonElement.Parse(await server._output.Line);
        return server;
    }

    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        await _output.DisposeAsync();
        await _error.DisposeAsync();
    }

    private sealed class FirstLine : TextWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Line => _line.Task;
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => _line.TrySetResult(value ?? "");

        public override void Write(char value) => throw new InvalidOperationException("a ready line is written as a line");
    }
}
