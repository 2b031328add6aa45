namespace StreamLab.Client;

/// <summary>CTA-5004 key <c>ot</c>.</summary>
public enum CmcdObjectType
{
    Video,
    Audio,
    Initialization,
}
