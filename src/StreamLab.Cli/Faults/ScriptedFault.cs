using StreamLab.Server;

namespace StreamLab.Cli.Faults;

/// <summary>A line of a script.</summary>
/// <param name="At">Since the script was started.</param>
/// <param name="Edge">The edge's name.</param>
internal sealed record ScriptedFault(Duration At, string Edge, FaultCommand Command);
