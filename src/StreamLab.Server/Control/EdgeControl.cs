using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using StreamLab.Dash;

namespace StreamLab.Server;

/// <summary>Controls a running edge over HTTP; for the command line, and for the origin that passes on what its page asks.</summary>
/// <param name="token">The edge's control token; see <see cref="TokenFolder.Find"/>.</param>
public sealed class EdgeControl(Uri edge, string? token)
{
    private const int LongestAnswer = 64 * 1024;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>Throttles it.</summary>
    /// <returns>What the edge does then, or why it was not done.</returns>
    public Task<Result<EdgeStatus, ControlError>> ShapeAsync(ShapeCommand command, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "api/shape", JsonContent.Create(command, ServerJson.Default.ShapeCommand), cancellationToken);

    /// <summary>Breaks or mends it.</summary>
    public Task<Result<EdgeStatus, ControlError>> FaultAsync(FaultCommand command, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "api/fault", JsonContent.Create(command, ServerJson.Default.FaultCommand), cancellationToken);

    public Task<Result<EdgeStatus, ControlError>> StatusAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, "api/status", null, cancellationToken);

    private async Task<Result<EdgeStatus, ControlError>> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(edge, path)) { Content = body };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await Http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode) return new ControlError(await ProblemAsync(response, cancellationToken));
            var status = await response.Content.ReadFromJsonAsync(ServerJson.Default.EdgeStatus, cancellationToken);
            return status is null ? NoEdge() : status;
        }
        catch (JsonException)
        {
            return NoEdge();
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ControlError($"no edge answers at {edge}: is it running?");
        }
    }

    private ControlError NoEdge() => new($"what answers at {edge} is not an edge of StreamLab");

    private async Task<string> ProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var line = (await response.Content.ReadAsStringAsync(cancellationToken)).Trim().Split('\n')[0];
        return $"{edge} answers {(int)response.StatusCode}: {(line.Length is > 0 and < 500 ? line : response.ReasonPhrase)}";
    }
}
