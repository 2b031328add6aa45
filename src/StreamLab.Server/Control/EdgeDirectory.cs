using System.Net.Http.Json;
using System.Text.Json;
using StreamLab.Dash;

namespace StreamLab.Server;

/// <summary>Asks an origin which edges it knows, for the command line.</summary>
public static class EdgeDirectory
{
    private const int LongestAnswer = 1024 * 1024;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public static async Task<Result<EdgeLink[], ControlError>> LookAsync(Uri origin, CancellationToken cancellationToken = default)
    {
        try
        {
            var edges = await Http.GetFromJsonAsync(new Uri(origin, "/api/edges"), ServerJson.Default.IReadOnlyListEdgeLink, cancellationToken);
            return edges is null ? NoOrigin(origin) : edges.ToArray();
        }
        catch (Exception e) when (e is JsonException or HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return NoOrigin(origin);
        }
    }

    private static ControlError NoOrigin(Uri origin) => new($"no origin answers at {origin}: is it running there?");
}
