using System.Text.Json;

namespace StreamLab.Player;

/// <summary>
/// Writes the lossless log of a session: everything its core was made from and every input it got, so that <see cref="InputLog"/> can
/// run it again and compare. The readable session log is another file.
/// </summary>
public sealed class InputLogWriter : IInputRecorder
{
    private readonly TextWriter _output;

    public InputLogWriter(TextWriter output, string version, SessionConfiguration configuration, IReadOnlyList<string> pathways, Presentation presentation)
    {
        _output = output;
        var header = new InputLogHeader(
            InputLogHeader.CurrentSchema, version, configuration, pathways, MediaHash.Of(presentation), MediaDescription.Of(presentation));
        _output.WriteLine(JsonSerializer.Serialize(header, InputLogJson.Default.InputLogHeader));
    }

    public void Record(in PlayerInput input, ReadOnlySpan<PlayerCommand> commands) =>
        _output.WriteLine(JsonSerializer.Serialize(new InputLogLine(input, commands.ToArray()), InputLogJson.Default.InputLogLine));
}
