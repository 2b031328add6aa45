namespace StreamLab.Player;

/// <summary>Hears every input of a core and what it answered, in order. Drivers call it after each <see cref="PlayerCore.Handle"/>.</summary>
public interface IInputRecorder
{
    /// <param name="commands">Valid during the call only.</param>
    void Record(in PlayerInput input, ReadOnlySpan<PlayerCommand> commands);
}
