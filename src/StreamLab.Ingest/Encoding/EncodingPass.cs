namespace StreamLab.Ingest.Encoding;

/// <summary>Which run of the encoder this is.</summary>
internal enum EncodingPass
{
    Only,
    First,
    Second,
}
