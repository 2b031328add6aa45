using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace StreamLab.Testing;

/// <summary>A program at a terminal, as a person runs it: bars move, colours show, and Ctrl-C is a key. The terminal is made by util-linux's <c>script</c>.</summary>
public sealed partial class PseudoTerminal : IDisposable
{
    public const string Missing = "script (util-linux) is not installed", CtrlC = "\x03";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private readonly char[] _read = new char[4096];

    private PseudoTerminal(Process process) => _process = process;

    public static bool IsThere { get; } = File.Exists("/usr/bin/script");

    /// <summary>All that it has been sent so far, escape sequences included.</summary>
    public string Shown => _shown.ToString();

    /// <param name="environment">Beyond what any program needs; what marks a machine that builds is left out, for nobody watches there.</param>
    public static PseudoTerminal Start(IEnumerable<string> command, int columns = 80, params IEnumerable<(string Name, string Value)> environment)
    {
        var line = $"stty cols {columns} rows 24; exec {string.Join(' ', command.Select(Quoted))}";
        var start = new ProcessStartInfo("script", ["-qec", line, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => !IsNeeded(name)).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in environment.Prepend(("TERM", "xterm-256color")).Prepend(("SHELL", "/bin/sh"))) start.Environment[name] = value;
        return new PseudoTerminal(Process.Start(start)!);
    }

    /// <summary>Waits for what is to be shown.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    public async Task UntilAsync(Predicate<string> seen)
    {
        while (!seen(Shown))
            if (!await ReadAsync()) throw new InvalidOperationException($"it ended and had shown: {Shown}");
    }

    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <returns>Its exit code, and all that it showed.</returns>
    public async Task<(int Code, string Shown)> EndAsync()
    {
        while (await ReadAsync())
        {
        }
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return (_process.ExitCode, Shown);
    }

    /// <summary>Without colours, movements of the cursor and such, and without the mode of the keypad, which .NET sets at a moment of its own.</summary>
    public static string WithoutEscapes(string shown) => EscapeSequence().Replace(shown, "");

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<bool> ReadAsync()
    {
        var read = _process.StandardOutput.ReadAsync(_read.AsMemory()).AsTask();
        if (await Task.WhenAny(read, Task.Delay(Limit)) != read) throw new TimeoutException($"it shows nothing any more while there run\n{Running()}\nand had shown: {Shown}");
        var length = await read;
        _shown.Append(_read, 0, length);
        return length > 0;
    }

    /// <summary>The processes of this machine that may be its: what hangs is among them.</summary>
    private static string Running() => Encoding.UTF8.GetString(ChildProcess.Run("ps", ["-eo", "ppid,pid,stat,etime,args"]).Output)
        .Split('\n').Where(line => line.Contains("streamlab", StringComparison.Ordinal) || line.Contains(".sh", StringComparison.Ordinal)).Aggregate("", (all, line) => $"{all}{line}\n");

    private static bool IsNeeded(string name) =>
        name is "PATH" or "HOME" or "TMPDIR" || name.StartsWith("DOTNET_", StringComparison.Ordinal) || name.StartsWith("STREAMLAB_", StringComparison.Ordinal);

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex EscapeSequence();
}
