using System.ComponentModel;
using FFMpegCore;
using FFMpegCore.Exceptions;
using StreamLab.Dash;
using StreamLab.Dash.Cmaf;
using StreamLab.Dash.SegmentIndexes;
using StreamLab.Ingest.Encoding;
using StreamLab.Ingest.Packaging;
using StreamLab.Ingest.Probing;
using StreamLab.Ingest.Publishing;

namespace StreamLab.Ingest;

/// <summary>Makes one clip into one title.</summary>
/// <param name="tools">From <see cref="FFmpegTools.Find()"/>.</param>
public sealed class IngestJob(IngestRequest request, FFmpegTools tools)
{
    /// <summary>Packaging costs about this part of the time.</summary>
    private const double EncodingShare = 0.97;

    private readonly string _inputName = Path.GetFileName(request.Input);
    private IProgress<IngestProgress>? _progress;

    /// <summary>What ffmpeg was run with, to be repeated by hand in a folder where the clip is called "source".</summary>
    public IReadOnlyList<string> Commands { get; private set; } = [];

    /// <returns>The title, which is in the catalog whole; or why it is not there at all.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left behind.</exception>
    public async Task<Result<IngestedTitle, IngestFailure>> RunAsync(IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        _progress = progress;
        try
        {
            return await IngestAsync(cancellationToken);
        }
        catch (IngestException error)
        {
            return error.Failure;
        }
        catch (Exception error) when (error is FFMpegException or Win32Exception)
        {
            return new IngestFailure(FailureKind.MissingProgram, $"{tools.FFmpeg} or {tools.FFprobe} does not run: install ffmpeg anew or correct "
                + $"{FFmpegTools.FFmpegVariable} and {FFmpegTools.FFprobeVariable}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new IngestFailure(FailureKind.Failed, error.Message.ReplaceLineEndings(" "));
        }
    }

    private async Task<IngestedTitle> IngestAsync(CancellationToken cancellationToken)
    {
        RequestCheck.InputIsUsable(request.Input);
        var title = RequestCheck.TitleOf(request);
        RequestCheck.ToolsAreThere(tools);
        using var workspace = Workspace.Open(request.Catalog, title);
        workspace.AddSource(request.Input);

        Report("probing", 0);
        var source = await ProbeAsync(workspace, cancellationToken);
        var plan = EncodingPlan.Make(request, source);
        await EncodeAsync(plan, workspace, cancellationToken);

        Report("packaging", EncodingShare);
        var segments = Package(plan, workspace, title);
        TitleFiles.Write(workspace.MediaPath, workspace.TitlePath, segments, request.Addressing);
        cancellationToken.ThrowIfCancellationRequested();
        workspace.Publish();
        CatalogSweep.Run(request.Catalog, DateTime.UtcNow);
        Report("done", 1);
        return new IngestedTitle(title, Path.Combine(Path.GetFullPath(request.Catalog), title), segments, source.Notes);
    }

    // Sound is known to be of use when it has been decoded.
    private async Task<SourceMedia> ProbeAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        var source = await SourceProbe.ReadAsync(new FFprobe(tools.FFprobe!, workspace.Folder), workspace.SourcePath, _inputName, cancellationToken);
        var decoder = new SoundDecoder(new FFmpegRunner(tools.FFmpeg!, workspace.Folder, source.Picture.Duration, FreeSpace.Of(request.Catalog)));
        source = await decoder.DecodeAsync(source, cancellationToken);
        Commands = decoder.Commands;
        return source;
    }

    private async Task EncodeAsync(EncodingPlan plan, Workspace workspace, CancellationToken cancellationToken)
    {
        LoopList.Write(workspace, plan);
        FFMpegArgumentProcessor[] commands = [.. SoundCommands.Rounds(plan), .. EncodingCommands.Build(plan)];
        Commands = [.. Commands, .. commands.Select(command => command.Arguments)];
        var runner = new FFmpegRunner(tools.FFmpeg!, workspace.Folder, plan.MediaDuration, FreeSpace.Of(request.Catalog));
        var encoder = new Encoder(plan, runner, (fraction, speed) => Report("encoding", fraction * EncodingShare, speed));
        await encoder.RunAsync(commands, cancellationToken);
    }

    private SegmentIndex Package(EncodingPlan plan, Workspace workspace, string title)
    {
        try
        {
            var segments = new Packager(plan, workspace).Package(title);
            RequestCheck.NothingIsMissing(plan, segments.Duration, _inputName);
            return segments;
        }
        catch (IOException)
        {
            FreeSpace.Of(request.Catalog).RequireSome();
            throw;
        }
        catch (Mp4Exception error)
        {
            throw IngestException.BadInput($"ffmpeg made nothing of {_inputName} that can be packaged: {error.Message}");
        }
    }

    private void Report(string stage, double fraction, double? speed = null) => _progress?.Report(new IngestProgress(stage, fraction, speed));
}
