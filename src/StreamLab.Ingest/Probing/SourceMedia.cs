using StreamLab.Dash.SegmentIndexes;

namespace StreamLab.Ingest.Probing;

/// <summary>What there is in a clip.</summary>
/// <param name="VideoStream">Index of its picture among the file's streams.</param>
/// <param name="Width">Pixels as shown: square, upright.</param>
/// <param name="Height">Pixels as shown.</param>
/// <param name="FrameRate">Constant; for a clip whose rate varies, its average.</param>
/// <param name="Duration">As the file states it.</param>
/// <param name="AudioStream">Index of its sound among the file's streams, null when it has none.</param>
internal sealed record SourceMedia(int VideoStream, int Width, int Height, Ratio FrameRate, Duration Duration, int? AudioStream);
