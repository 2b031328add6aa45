using System.Text.Json;

namespace StreamLab.EndToEnd.Tests;

/// <summary>What a session's bench says of itself decides whether the session decides anything.</summary>
internal static class BenchOfSessions
{
    public static void Heed(this WallClockRun run, JsonElement summary)
    {
        if (summary.GetProperty("valid").GetBoolean()) return;
        var bench = summary.GetProperty("bench");
        var broken = string.Join(" and ", bench.GetProperty("outOfBounds").EnumerateArray().Select(name => name.GetString()));
        run.Heed($"a session's {broken} (loop {Milliseconds("loopDelayMs")}, once {Milliseconds("worstDelayMs")}, pacing {Milliseconds("pacingLagMs")})");

        string Milliseconds(string figure) => bench.GetProperty(figure) is { ValueKind: JsonValueKind.Number } ms ? $"{ms.GetDouble():0} ms" : "unknown";
    }
}
