namespace StreamLab.Dash.Steering;

/// <summary>Where the media playlists of a pathway are (RFC 8216bis, 7.2: PER-VARIANT-URIS, PER-RENDITION-URIS).</summary>
/// <param name="Variants">By STABLE-VARIANT-ID.</param>
/// <param name="Renditions">By STABLE-RENDITION-ID.</param>
public sealed record HlsPlaylists(IReadOnlyDictionary<string, Uri> Variants, IReadOnlyDictionary<string, Uri> Renditions);
