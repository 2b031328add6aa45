namespace StreamLab.Ingest;

/// <summary>Whose fault a failure is; a command maps it to its exit code.</summary>
public enum FailureKind
{
    /// <summary>It ran, but the machine did not let it finish: a full disk, a folder that may not be written, a clip that takes for ever.</summary>
    Failed = 1,

    /// <summary>The clip or an option cannot be used.</summary>
    BadInput = 2,

    /// <summary>ffmpeg or ffprobe is missing or does not run.</summary>
    MissingProgram = 3,
}
