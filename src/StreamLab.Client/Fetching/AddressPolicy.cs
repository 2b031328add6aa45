namespace StreamLab.Client;

/// <summary>
/// Which addresses a session may connect to. What a manifest or a redirect names may be anywhere: link-local addresses are refused, and where the
/// manifest came from the internet, so are private ones. A laboratory's own pages are private, and may name whom they like.
/// </summary>
/// <param name="allowsAll">The user has said that they may.</param>
public sealed class AddressPolicy(bool allowsAll = false)
{
    private volatile bool _isPublic, _isSettled;

    /// <summary>Whether the manifest, or a page on the way to it, came from the internet.</summary>
    public bool IsFromPublic => _isPublic;

    /// <summary>One address is about to be connected to.</summary>
    /// <returns>Whether it may be.</returns>
    public bool Admits(AddressScope scope)
    {
        if (!allowsAll && (scope == AddressScope.LinkLocal || (scope == AddressScope.Private && _isPublic))) return false;
        if (scope == AddressScope.Public && !_isSettled) _isPublic = true;
        return true;
    }

    /// <summary>The manifest is there: who is connected to from now on says nothing of where it came from.</summary>
    public void Settle() => _isSettled = true;
}
