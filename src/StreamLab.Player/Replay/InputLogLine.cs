namespace StreamLab.Player;

/// <summary>A further line of an input log: one input and the commands it was answered with.</summary>
internal sealed record InputLogLine(PlayerInput Input, IReadOnlyList<PlayerCommand> Commands);
