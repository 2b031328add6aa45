namespace StreamLab.Dash.Cmaf;

/// <summary>Why content is not played though its bytes are right.</summary>
public enum ContentRefusal
{
    None,

    /// <summary>A sample entry encv or enca (ISO/IEC 23001-7): there are no keys.</summary>
    Encrypted,

    /// <summary>Several tracks in one file: picture and sound are played from Segments of their own.</summary>
    Muxed,
}
