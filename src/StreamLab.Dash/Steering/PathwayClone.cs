namespace StreamLab.Dash.Steering;

/// <summary>A pathway that is another one on another host.</summary>
/// <param name="BaseId">The pathway that it is a copy of.</param>
/// <param name="Id">Its own name.</param>
/// <param name="Host"><c>host</c> or <c>host:port</c>, to be put in place of the other's.</param>
public sealed record PathwayClone(string BaseId, string Id, string Host)
{
    /// <returns>The clone's base URL; null where <see cref="Host"/> makes no http or https URL of it.</returns>
    public Uri? ApplyTo(Uri baseUrl)
    {
        var text = $"{baseUrl.Scheme}://{Host}{baseUrl.PathAndQuery}";
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Authority == Host && url.Scheme == baseUrl.Scheme ? url : null;
    }
}
