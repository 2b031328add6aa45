namespace StreamLab.Cli.Help;

/// <summary>A call of each verb to start from.</summary>
internal static class Examples
{
    private const string Edge = "http://127.0.0.1:8081/", Title = "media/catalog/demo", Manifest = "http://127.0.0.1:8080/demo/manifest.mpd";

    /// <summary>What follows the program, by verb.</summary>
    public static IReadOnlyDictionary<string, string> ByVerb { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [""] = "up",
        ["doctor"] = "doctor",
        ["list"] = "list abr",
        ["ingest"] = "ingest clip.mp4 --repeat 1min",
        ["up"] = "up --edges 3",
        ["origin"] = "origin --port 8080",
        ["edge"] = "edge --origin http://127.0.0.1:8080 --name edge-1 --rate 3Mbps",
        ["pathway"] = "pathway varnish http://127.0.0.1:6081/ --origin http://127.0.0.1:8080",
        ["shape"] = $"shape {Edge} 600kbps",
        ["fault"] = $"fault {Edge} error:status=503,for=10s",
        ["purge"] = $"purge {Edge} --title demo",
        ["warm"] = $"warm {Edge} --title demo",
        ["soak"] = "soak --players 50 --for 10min",
        ["play"] = $"play {Manifest} --abr bola --for 30s",
        ["replay"] = "replay inputs.jsonl",
        ["simulate"] = $"simulate --media {Title} --trace trace.txt --abr bola",
        ["compare"] = $"compare --media {Title} --traces traces --abr bola,bba0 --out study",
        ["reproduce"] = "reproduce pensieve-norway --traces traces --media videos",
        ["optimum"] = $"optimum --media {Title} --trace trace.txt",
        ["inspect"] = $"inspect {Title}",
        ["trace"] = "trace make markov --out trace.txt",
        ["trace make"] = "trace make markov --length 5min --out trace.txt",
        ["trace convert"] = "trace convert trace.txt --to mahimahi",
        ["cdn"] = "cdn compare",
        ["cdn simulate"] = "cdn simulate --topology enter-deep",
        ["cdn compare"] = "cdn compare --topologies enter-deep,bring-home --out cdn",
        ["place"] = "place --topology enter-deep --titles 100",
    };
}
