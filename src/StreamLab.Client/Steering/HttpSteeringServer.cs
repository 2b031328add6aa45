using System.Net;
using System.Net.Http.Headers;
using StreamLab.Dash.Steering;
using StreamLab.Player;

namespace StreamLab.Client;

/// <summary>Asks over HTTP. An answer is at most 64 KiB and takes at most 5 s.</summary>
public sealed class HttpSteeringServer(string sessionId, TimeProvider time, AddressPolicy? addresses = null) : ISteeringServer, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client = HttpConnections.Open(addresses ?? new AddressPolicy());

    public async Task<SteeringAnswer> AskAsync(Uri url, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Add("streamlab-session", sessionId);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.StatusCode == HttpStatusCode.OK ? await ReadAsync(response, either.Token) : Refusal(response);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && HttpFailures.Of(e) is not RequestFailure.None)
        {
            return new SteeringAnswer.Failed(e is OperationCanceledException ? $"no answer within {Patience.TotalSeconds} s" : e.Message.ReplaceLineEndings(" "));
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<SteeringAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var buffer = new byte[SteeringManifestJson.MaxBytes + 1];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return SteeringManifestJson.Read(buffer.AsSpan(0, length)).TryGet(out var manifest, out var error)
            ? new SteeringAnswer.Update(manifest, response.RequestMessage!.RequestUri!)
            : new SteeringAnswer.Failed($"the answer is no steering manifest: {error}");
    }

    private SteeringAnswer Refusal(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.Gone
        ? new SteeringAnswer.Gone()
        : new SteeringAnswer.Failed($"it answers {(int)response.StatusCode}", RetryAfter(response.Headers));

    /// <summary>In seconds, or as a date by the server's own clock, which may not be ours.</summary>
    private Duration? RetryAfter(HttpResponseHeaders headers) => headers.RetryAfter switch
    {
        { Delta: { } delta } => Duration.FromTimeSpan(delta),
        { Date: { } date } => Duration.FromTimeSpan(date - (headers.Date ?? time.GetUtcNow())),
        _ => null,
    };
}
