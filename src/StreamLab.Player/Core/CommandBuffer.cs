namespace StreamLab.Player;

/// <summary>The commands of one input, in order; reused for the next.</summary>
internal sealed class CommandBuffer
{
    private PlayerCommand[] _commands = new PlayerCommand[16];
    private int _count;

    public ReadOnlySpan<PlayerCommand> Commands => _commands.AsSpan(0, _count);

    public bool IsEmpty => _count == 0;

    public void Clear() => _count = 0;

    public void Add(in PlayerCommand command)
    {
        if (_count == _commands.Length) Array.Resize(ref _commands, _count * 2);
        _commands[_count++] = command;
    }
}
