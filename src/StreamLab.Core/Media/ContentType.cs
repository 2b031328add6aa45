namespace StreamLab;

/// <summary>The media component of an <see cref="AdaptationSet"/> (ISO 23009-1 @contentType).</summary>
public enum ContentType
{
    Video,
    Audio,
    Text,
}
