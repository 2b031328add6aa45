namespace StreamLab.Dash.Cmaf;

/// <summary>How the samples of a track are coded (ISO 14496-12, 8.5.2.2).</summary>
public abstract record SampleEntry
{
    /// <summary>The codec as manifests name it (RFC 6381).</summary>
    public abstract string Codecs { get; }

    internal abstract void Write(BoxWriter writer);

    /// <summary>Six reserved bytes and the index of the data reference.</summary>
    private protected static void WriteCommon(BoxWriter writer)
    {
        writer.Zeros(6);
        writer.UInt16(1);
    }
}
