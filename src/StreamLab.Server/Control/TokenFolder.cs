namespace StreamLab.Server;

/// <summary>
/// The folder where each running server leaves its control token as <c>&lt;port&gt;.token</c>, readable by its user only, so that
/// another command of that user finds it.
/// </summary>
/// <param name="origin">What to change where the folder is of no use.</param>
public sealed class TokenFolder(string path, string origin = "the folder")
{
    private const string Own = "STREAMLAB_STATE";
    private const int LongestToken = 256;

    /// <summary><c>$STREAMLAB_STATE</c>, else <c>$XDG_STATE_HOME/streamlab</c>, else <c>~/.local/state/streamlab</c>.</summary>
    public static TokenFolder Default() =>
        Variable(Own) is { } own ? new(own, Own)
        : Variable("XDG_STATE_HOME") is { } state ? new(Path.Combine(state, "streamlab"), $"XDG_STATE_HOME or {Own}")
        : new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "streamlab"), Own);

    /// <summary>The token for a server: the one given, else <c>$STREAMLAB_TOKEN</c>, else the one that a server on this machine left; null when there is none.</summary>
    public string? Find(string? given, Uri server) =>
        given ?? (Variable("STREAMLAB_TOKEN") is { } token && IsToken(token) ? token : null) ?? (server.IsLoopback ? Read(server.Port) : null);

    /// <summary>Whether it can stand in a header: printable ASCII without blanks.</summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(c => c is > ' ' and <= '~');

    /// <exception cref="IOException">Nothing can be written there.</exception>
    internal void Write(int port, string token)
    {
        try
        {
            Replace(port, token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot hold the tokens of servers: let {origin} name a folder that can be written to ({e.Message})", e);
        }
    }

    private void Replace(int port, string token)
    {
        Directory.CreateDirectory(path);
        var draft = FileOf(port) + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options)) writer.Write(token);
        File.Move(draft, FileOf(port), overwrite: true);
    }

    /// <summary>Unless another server has put its own in place since.</summary>
    internal void Remove(int port, string token)
    {
        if (Read(port) == token) File.Delete(FileOf(port));
    }

    private string? Read(int port)
    {
        try
        {
            var file = new FileInfo(FileOf(port));
            return file is { Exists: true, Length: > 0 and <= LongestToken } ? File.ReadAllText(file.FullName).Trim() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // gone in between, or another user's
        }
    }

    private string FileOf(int port) => Path.Combine(path, $"{port}.token");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
