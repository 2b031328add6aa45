namespace StreamLab.Dash.MpegTs;

/// <summary>One picture or frame of sound as a transport stream carries it. Times are ticks of 90 kHz.</summary>
internal readonly record struct AccessUnit(ReadOnlyMemory<byte> Bytes, long DecodeTime, long PresentationTime, bool IsSync);
