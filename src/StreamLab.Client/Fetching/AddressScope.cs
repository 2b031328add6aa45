namespace StreamLab.Client;

/// <summary>From where an address can be reached (IANA's special-purpose address registries, RFC 6890).</summary>
public enum AddressScope
{
    /// <summary>One link only: services of the machine's own surroundings (RFC 3927, RFC 4291 2.5.6), cloud metadata among them.</summary>
    LinkLocal,

    /// <summary>This machine or a private network: loopback, RFC 1918, shared (RFC 6598), unique local (RFC 4193), and whatever else is not global.</summary>
    Private,

    /// <summary>The internet.</summary>
    Public,
}
