using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StreamLab.Dash;

namespace StreamLab.Server;

/// <summary>Controls a running edge over HTTP; for the command line, and for the origin that passes on what its page asks.</summary>
public sealed class EdgeControl
{
    private const int LongestAnswer = 64 * 1024;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    private readonly Uri _commands;
    private readonly string _who;
    private readonly string? _token;

    /// <param name="token">The edge's control token; see <see cref="TokenFolder.Find"/>.</param>
    public EdgeControl(Uri edge, string? token) : this(new Uri(edge, "api/"), edge.ToString(), token)
    {
    }

    private EdgeControl(Uri commands, string who, string? token) => (_commands, _who, _token) = (commands, who, token);

    /// <summary>By its name, through the origin that it is registered with: nobody has to know where it is.</summary>
    /// <param name="token">The origin's control token.</param>
    public static EdgeControl Through(Uri origin, string name, string? token) => new(new Uri(origin, $"/api/edges/{Uri.EscapeDataString(name)}/"), $"{name} through {origin}", token);

    /// <summary>Throttles it.</summary>
    /// <returns>What the edge does then, or why it was not done.</returns>
    public Task<Result<EdgeStatus, ControlError>> ShapeAsync(ShapeCommand command, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "shape", JsonContent.Create(command, ServerJson.Default.ShapeCommand), cancellationToken);

    /// <summary>Breaks or mends it.</summary>
    public Task<Result<EdgeStatus, ControlError>> FaultAsync(FaultCommand command, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "fault", JsonContent.Create(command, ServerJson.Default.FaultCommand), cancellationToken);

    /// <summary>Makes it forget objects.</summary>
    public Task<Result<StoreCommandResult, ControlError>> PurgeAsync(PurgeCommand command, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "purge", JsonContent.Create(command, ServerJson.Default.PurgeCommand), ServerJson.Default.StoreCommandResult, cancellationToken);

    /// <summary>Makes it fetch objects before anybody asks for them.</summary>
    public Task<Result<StoreCommandResult, ControlError>> WarmAsync(WarmCommand command, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "warm", JsonContent.Create(command, ServerJson.Default.WarmCommand), ServerJson.Default.StoreCommandResult, cancellationToken);

    public Task<Result<EdgeStatus, ControlError>> StatusAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, "status", null, cancellationToken);

    private Task<Result<EdgeStatus, ControlError>> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken) =>
        SendAsync(method, path, body, ServerJson.Default.EdgeStatus, cancellationToken);

    private async Task<Result<T, ControlError>> SendAsync<T>(HttpMethod method, string path, HttpContent? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(method, new Uri(_commands, path)) { Content = body };
        if (_token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        try
        {
            using var response = await Http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode) return new ControlError(await ProblemAsync(response, cancellationToken));
            var answer = await response.Content.ReadFromJsonAsync(type, cancellationToken);
            return answer is null ? NoEdge() : answer;
        }
        catch (JsonException)
        {
            return NoEdge();
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ControlError($"no edge answers at {_who}: is it running?");
        }
    }

    private ControlError NoEdge() => new($"what answers at {_who} is not an edge of StreamLab");

    private async Task<string> ProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var line = (await response.Content.ReadAsStringAsync(cancellationToken)).Trim().Split('\n')[0];
        return $"{_who} answers {(int)response.StatusCode}: {(line.Length is > 0 and < 500 ? line : response.ReasonPhrase)}";
    }
}
