namespace StreamLab.Dash.Cmaf;

/// <summary>The columns of a <see cref="TrackRunBox"/>, with the values of its flags.</summary>
[Flags]
internal enum TrackRunFields : uint
{
    None = 0,
    Duration = 0x100,
    Size = 0x200,
    SampleFlags = 0x400,
    CompositionOffset = 0x800,
    All = Duration | Size | SampleFlags | CompositionOffset,
}
