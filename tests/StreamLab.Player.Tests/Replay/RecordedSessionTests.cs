namespace StreamLab.Player.Tests.Replay;

/// <summary>
/// Sessions that an earlier player ran and recorded, simulated ones and real ones over throttled and broken edges: whatever is built differently since then,
/// the same inputs give the same commands. Where a law of the player is changed on purpose, its sessions are recorded again, with a new schema of the log.
/// </summary>
public class RecordedSessionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Replay", "Recorded");

    public static TheoryData<string> Sessions => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Sessions))]
    public void A_session_of_an_earlier_player_replays_to_the_same_commands(string session)
    {
        using var log = File.OpenText(Path.Combine(Folder, $"{session}.jsonl"));
        Assert.True(InputLog.TryReplay(log, observer: null, out var result, out var error), error);
        Assert.Null(result.Difference);
        Assert.True(result.Commands > 40);
    }

    [Fact]
    public void They_abandon_replace_seek_pause_stall_fail_over_and_are_steered()
    {
        var inputs = Directory.GetFiles(Folder).Select(File.ReadAllText).ToList();
        string[] kinds = ["\"kind\":\"Abandon\"", "\"isReplacement\":true", "\"kind\":\"FlushTo\"", "\"kind\":\"HoldPlayout\"", "\"kind\":\"RequestFailed\"", "\"kind\":\"PathwaysChanged\"", "\"kind\":\"PlayoutReported\""];
        Assert.All(kinds, kind => Assert.Contains(inputs, log => log.Contains(kind, StringComparison.Ordinal)));
    }
}
