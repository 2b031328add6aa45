using StreamLab.Dash.Mpd;

namespace StreamLab.Client;

/// <summary>A manifest that was fetched and read.</summary>
/// <param name="Manifest">With exact sizes where the origin offers them.</param>
/// <param name="Url">Where it came from, after redirects.</param>
/// <param name="Warning">What of it could not be used, in one line; null when all is well.</param>
public sealed record LoadedManifest(Manifest Manifest, Uri Url, string? Warning = null)
{
    /// <summary>Whom it may lead to.</summary>
    public AddressPolicy Addresses { get; init; } = new();
}
