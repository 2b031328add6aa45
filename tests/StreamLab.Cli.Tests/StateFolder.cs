namespace StreamLab.Cli.Tests;

/// <summary>Servers of these tests leave their tokens here, not in the user's own folder.</summary>
public sealed class StateFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StateFolder() => Environment.SetEnvironmentVariable("STREAMLAB_STATE", _folder.Path);

    public void Dispose() => _folder.Dispose();
}
