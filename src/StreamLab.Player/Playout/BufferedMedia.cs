namespace StreamLab.Player;

/// <summary>One contiguous piece of media in the playout buffer.</summary>
public readonly record struct BufferedMedia(Duration Start, Duration End, int Segment, int Representation, DataSize Size);
