using StreamLab.Ingest.Encoding;

namespace StreamLab.Ingest.Probing;

/// <summary>Runs ffprobe on the clip and hands on what it says line by line: of packets there may be millions.</summary>
/// <param name="program">Its full path.</param>
/// <param name="folder">In which the clip has its plain name.</param>
internal sealed class FFprobe(string program, string folder)
{
    /// <param name="options">Which entries, in which form; never a word of the user's.</param>
    /// <param name="onLine">Told each line.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop; ffprobe has been killed.</exception>
    public async Task<FFmpegProcess.Result> RunAsync(string options, Action<string> onLine, CancellationToken cancellationToken)
    {
        var arguments = $"-v error {options} file:{Workspace.SourceName}";
        var result = await FFmpegProcess.RunAsync(program, arguments, folder, onLine, onError: _ => { }, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }
}
