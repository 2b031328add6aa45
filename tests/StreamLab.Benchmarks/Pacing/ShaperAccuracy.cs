using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using StreamLab.Server;
using StreamLab.Testing;

namespace StreamLab.Benchmarks;

/// <summary>How nearly a throttled edge follows its rate or trace by the wall clock, as its client measures it: from the header fields to the last byte.</summary>
internal static class ShaperAccuracy
{
    private const int LargestSegment = 50_000_000;
    private static readonly double[] Rates = [0.3, 3, 30, 200], Steps = [6, 1, 3, 0.5, 8, 1.5];
    private static readonly TimeSpan StepLength = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(int rounds)
    {
        using var folder = new TemporaryFolder();
        NoiseTitle.WriteTo(folder["catalog"], [LargestSegment], segments: 1, seconds: 2);
        await using var origin = await ServerProcess.StartAsync("origin", "--catalog", folder["catalog"]);
        await using var edge = await ServerProcess.StartAsync("edge", "--origin", origin.Url, "--token", origin.Token);
        using var http = new HttpClient();
        var (segment, control) = (new Uri($"{edge.Url}/{NoiseTitle.Name}/r0/00001.m4s"), new EdgeControl(new Uri(edge.Url), edge.Token));
        await http.GetByteArrayAsync(segment);

        foreach (var mbps in Rates) await RateAsync(http, control, segment, mbps, rounds);
        await StepsAsync(http, control, segment, rounds);
        await ShareAsync(http, control, segment);
    }

    private static async Task RateAsync(HttpClient http, EdgeControl control, Uri segment, double mbps, int rounds)
    {
        await ShapeAsync(control, new() { Rate = $"{Text(mbps)}Mbps" });
        var errors = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var arrivals = await LoadAsync(http, segment, (long)(mbps * 1e6 / 8 * 2), "one");
            errors.Add((2 / arrivals[^1].At) - 1);
        }
        Console.WriteLine(Invariant($"{mbps,5} Mbit/s, {rounds} segments of 2 s: rate off by {100 * errors.Average(),6:0.00} % on average, {100 * errors.MaxBy(Math.Abs),6:0.00} % at worst"));
    }

    private static async Task StepsAsync(HttpClient http, EdgeControl control, Uri segment, int rounds)
    {
        var trace = string.Concat(Steps.Select((mbps, i) => $"{(i + 1) * 2} {Text(mbps)}\n"));
        for (var i = 0; i < rounds; i++)
        {
            await ShapeAsync(control, new() { Trace = trace });
            var arrivals = await LoadAsync(http, segment, (long)(Steps.Sum() * 1e6 / 8 * StepLength.TotalSeconds), "one");
            var integral = 0.0;
            var steps = new List<string>();
            for (var k = 0; k < Steps.Length; k++)
            {
                integral += Steps[k] * 1e6 / 8 * StepLength.TotalSeconds;
                var got = arrivals.Where(a => a.At <= (k + 1) * StepLength.TotalSeconds).Max(a => a.Bytes);
                steps.Add(Invariant($"{(got - integral) / 1000,6:0.0}"));
            }
            Console.WriteLine(Invariant($"steps of 2 s: {100 * ((12 / arrivals[^1].At) - 1):0.00} % over all; ahead of the integral after each step (kB): {string.Join(' ', steps)}"));
        }
    }

    private static async Task ShareAsync(HttpClient http, EdgeControl control, Uri segment)
    {
        await ShapeAsync(control, new() { Rate = "8Mbps" });
        var both = await Task.WhenAll(LoadAsync(http, segment, 2_000_000, "one"), LoadAsync(http, segment, 2_000_000, "other"));
        Console.WriteLine(Invariant($"two clients on 8 Mbit/s, 2 MB each in 4 s: {string.Join(" and ", both.Select(a => $"{a[^1].At:0.000} s"))}"));
    }

    private static async Task<List<(double At, long Bytes)>> LoadAsync(HttpClient http, Uri segment, long bytes, string client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, segment) { Headers = { Range = new RangeHeaderValue(0, bytes - 1) } };
        request.Headers.Add("streamlab-session", client);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var clock = Stopwatch.StartNew();
        await using var body = await response.Content.ReadAsStreamAsync();
        var (buffer, sum, arrivals) = (new byte[64 * 1024], 0L, new List<(double, long)>());
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) arrivals.Add((clock.Elapsed.TotalSeconds, sum += read));
        return sum == bytes ? arrivals : throw new InvalidOperationException($"{sum} of {bytes} bytes");
    }

    private static async Task ShapeAsync(EdgeControl control, ShapeCommand command)
    {
        if (!(await control.ShapeAsync(command)).TryGet(out _, out var error)) throw new InvalidOperationException(error.Message);
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
