using StreamLab.Player;

namespace StreamLab.Client.Tests;

/// <summary>A recorder that remembers what a core was handed.</summary>
internal sealed class InputList : IInputRecorder
{
    public List<PlayerInput> Inputs { get; } = [];

    public void Record(in PlayerInput input, ReadOnlySpan<PlayerCommand> commands) => Inputs.Add(input);
}
