using StreamLab.Ingest.Probing;

namespace StreamLab.Ingest.Encoding;

/// <summary>Decodes every sound of a clip before the rest, because only then is it known which can be.</summary>
internal sealed class SoundDecoder(FFmpegRunner runner)
{
    private readonly List<string> _commands = [];

    /// <summary>What ffmpeg was run with.</summary>
    public IReadOnlyList<string> Commands => _commands;

    /// <returns>The same with the sounds that were decoded; the rest is in its notes.</returns>
    public async Task<SourceMedia> DecodeAsync(SourceMedia source, CancellationToken cancellationToken)
    {
        var (sounds, notes) = (new List<SourceSound>(), new List<string>(source.Notes));
        foreach (var sound in source.Sounds)
        {
            var command = SoundCommands.Decode(source, sound);
            _commands.Add(command.Arguments);
            var result = await runner.RunAsync(command, onProgress: _ => { }, cancellationToken);
            if (!result.Success && FFmpegRunner.IsMachinesFault(result)) throw FFmpegRunner.Failure(result);
            if (result.Success) sounds.Add(sound);
            else notes.Add($"the {sound} is left out: ffmpeg can decode nothing of it beside the picture");
        }
        return source with { Sounds = sounds, Notes = notes };
    }
}
