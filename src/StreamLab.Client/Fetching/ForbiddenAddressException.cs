namespace StreamLab.Client;

/// <summary>A server has no address that may be connected to (<see cref="AddressPolicy"/>). It does not leave this room.</summary>
internal sealed class ForbiddenAddressException(string host)
    : IOException($"{host} has a link-local address, or a private one though the manifest is from the internet; only --allow-private lets it be connected to");
