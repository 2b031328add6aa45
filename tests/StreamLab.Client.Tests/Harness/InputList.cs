using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>A recorder that remembers what a core was handed, and what it gave up.</summary>
internal sealed class InputList : IInputRecorder
{
    public List<PlayerInput> Inputs { get; } = [];

    /// <summary>Request and the number of the input that made the core give it up.</summary>
    public Dictionary<int, int> Abandoned { get; } = [];

    public void Record(in PlayerInput input, ReadOnlySpan<PlayerCommand> commands)
    {
        foreach (var command in commands)
            if (command.Kind == PlayerCommandKind.Abandon) Abandoned[command.RequestId] = Inputs.Count;
        Inputs.Add(input);
    }
}
