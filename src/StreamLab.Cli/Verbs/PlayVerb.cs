using System.CommandLine;
using StreamLab.Cli.Options;
using StreamLab.Cli.Output;
using StreamLab.Cli.Playing;
using StreamLab.Client;
using StreamLab.Player;

namespace StreamLab.Cli.Verbs;

/// <summary><c>play</c>: sessions over real servers.</summary>
internal sealed class PlayVerb(Terminal terminal)
{
    private const int MostPlayers = 10_000;

    private readonly Argument<string> _url = new("MPD_URL") { Description = "of an MPD or of an HLS playlist, as 'up' shows it" };
    private readonly SessionOptions _session = new();
    private readonly LanguageOption _language = new();
    private readonly RuleBookOption _rules = new();
    private readonly RendererOption _renderer = new();
    private readonly Option<CmcdMode> _cmcd = WordOption.Create("--cmcd", "tells servers about the player (CTA-5004)", ("off", CmcdMode.Off), ("query", CmcdMode.Query), ("header", CmcdMode.Header));
    private readonly Option<int> _players = NumberOption.Count("--players", "how many play side by side", defaultValue: 1, least: 1, MostPlayers);
    private readonly Option<Duration?> _stagger = UnitOption.Time("--stagger", "how long after the one before each begins (default: all within one segment's length)");
    private readonly Option<bool> _allowPrivate = new("--allow-private")
    {
        Description = "lets the manifest and redirects lead to link-local addresses, and from the internet to private ones",
    };
    private readonly LogOptions _logs = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(Terminal terminal)
    {
        var play = new PlayVerb(terminal);
        var verb = new Command("play", "plays an MPD over real servers and measures") { play._url };
        play._session.AddTo(verb);
        play._language.AddTo(verb);
        play._rules.AddTo(verb);
        play._renderer.AddTo(verb);
        verb.Add(play._cmcd);
        verb.Add(play._players);
        verb.Add(play._stagger);
        verb.Add(play._allowPrivate);
        play._logs.AddTo(verb);
        verb.Add(play._json);
        verb.SetAction(play.RunAsync);
        return verb;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var book = _rules.Open(parsed);
        var configuration = _session.Read(parsed, book.Rules);
        var players = parsed.GetValue(_players);
        if (players > 1) RefuseFiles(parsed);
        else parsed.Refuse(_stagger, "without --players");
        var media = InLanguage(await LoadAsync(parsed.GetRequiredValue(_url), new AddressPolicy(parsed.GetValue(_allowPrivate)), cancellation), _language.Read(parsed));
        var ids = SessionGroup.SessionIds(Guid.NewGuid().ToString("N"), players);
        var crowd = players > 1 ? await CrowdWatch.StartAsync(media.Manifest.Pathways, cancellation) : null;
        var summaries = crowd is null
            ? [await PlayOneAsync(parsed, media, configuration, book.Rules, ids[0], cancellation)]
            : await PlaySeveralAsync(parsed, media, configuration, book.Rules, ids, crowd, cancellation);
        SessionVerdict.TellFailedRule(summaries, terminal.Error);
        SessionVerdict.TellUnplayed(summaries, terminal.Error);
        Write(parsed, ids, summaries);
        // Beside the document that --json promises: what it says of all sessions together is for people.
        if (crowd is not null) (await crowd.EndAsync(summaries)).Write(parsed.GetValue(_json) ? terminal.Error : terminal.Out);
        return (int)summaries.Max(SessionVerdict.CodeOfPlay);
    }

    private void RefuseFiles(ParseResult parsed)
    {
        _logs.RefuseForSeveral(parsed);
        _renderer.RefuseFileForSeveral(parsed);
    }

    private async Task<LoadedManifest> LoadAsync(string url, AddressPolicy addresses, CancellationToken cancellation)
    {
        using var loader = new ManifestLoader(TimeProvider.System, addresses);
        if (!(await loader.LoadAsync(url, cancellation)).TryGet(out var media, out var failure)) throw CommandException.BadInput(failure.Message);
        if (media.Warning is { } warning) terminal.Error.WriteLine($"warning: {warning}");
        if (media.Manifest.LeftOut is { Count: > 0 } leftOut) terminal.Error.WriteLine($"left out: {string.Join("; ", leftOut)}");
        return media;
    }

    private static LoadedManifest InLanguage(LoadedManifest media, string? language)
    {
        if (language is null) return media;
        return media.Manifest.InLanguage(language).TryGet(out var manifest, out var error)
            ? media with { Manifest = manifest }
            : throw LanguageOption.NotThere(error.Message);
    }

    private async Task<SessionSummary> PlayOneAsync(
        ParseResult parsed, LoadedManifest media, SessionConfiguration configuration, Catalog<IAbrRule> rules, string id, CancellationToken cancellation)
    {
        await using var logs = _logs.Open(parsed, cancellation);
        using var fetcher = new HttpSegmentFetcher(id, parsed.GetValue(_cmcd), TimeProvider.System, media.Addresses);
        using var steering = new HttpSteeringServer(id, TimeProvider.System, media.Addresses);
        var setup = Setup(parsed, media, configuration, rules, id, fetcher, steering);
        var recorder = logs.Recorder(configuration, [.. media.Manifest.Pathways.Select(p => p.Name)], media.Manifest.Presentation);
        var session = await CreateAsync(setup with { Recorder = recorder });
        if (logs.Observer is { } log) session.Events.Subscribe(log);
        if (!parsed.GetValue(_json)) session.Events.Subscribe(new Story(terminal, configuration.Buffer));
        return await session.RunAsync(cancellation);
    }

    private async Task<IReadOnlyList<SessionSummary>> PlaySeveralAsync(
        ParseResult parsed, LoadedManifest media, SessionConfiguration configuration, Catalog<IAbrRule> rules, IReadOnlyList<string> ids, CrowdWatch crowd, CancellationToken cancellation)
    {
        var servers = ids.Select(id => (Id: id, Fetcher: new HttpSegmentFetcher(id, parsed.GetValue(_cmcd), TimeProvider.System, media.Addresses), Steering: new HttpSteeringServer(id, TimeProvider.System, media.Addresses))).ToArray();
        try
        {
            var sessions = new List<Session>();
            foreach (var (id, fetcher, steering) in servers) sessions.Add(await CreateAsync(Setup(parsed, media, configuration, rules, id, fetcher, steering)));
            foreach (var session in sessions) session.Events.Subscribe(crowd);
            return await SessionGroup.RunAsync(sessions, Stagger(parsed, media, sessions.Count), TimeProvider.System, cancellation);
        }
        finally
        {
            foreach (var (_, fetcher, steering) in servers)
            {
                fetcher.Dispose();
                steering.Dispose();
            }
        }
    }

    /// <summary>Players that begin in one instant also end each segment in one, and keep this process from looking at its clock.</summary>
    private Duration Stagger(ParseResult parsed, LoadedManifest media, int players) =>
        parsed.GetValue(_stagger) ?? (PlayerBlueprint.SelectTracks(media.Manifest.Presentation) is [var leading, ..] ? leading.Segments[0].Duration / players : Duration.Zero);

    private SessionSetup Setup(
        ParseResult parsed, LoadedManifest media, SessionConfiguration configuration, Catalog<IAbrRule> rules, string id, HttpSegmentFetcher fetcher, HttpSteeringServer steering) => new()
        {
            Media = media,
            Configuration = configuration,
            Rules = rules,
            Fetcher = new CmafFetcher(fetcher),
            Steering = steering,
            Renderer = _renderer.Create(parsed),
            SessionId = id,
        };

    private static async Task<Session> CreateAsync(SessionSetup setup)
    {
        if (Session.TryCreate(setup, out var session, out var error)) return session;
        await setup.Renderer.DisposeAsync();
        throw CommandException.BadInput(error);
    }

    private void Write(ParseResult parsed, IReadOnlyList<string> ids, IReadOnlyList<SessionSummary> summaries)
    {
        if (parsed.GetValue(_json) && summaries.Count == 1) Json.WriteDocument(terminal.Out, summaries[0]);
        else if (parsed.GetValue(_json)) Json.WriteDocument(terminal.Out, summaries);
        else if (summaries.Count == 1) SummaryText.Write(terminal.Out, summaries[0]);
        else SummaryTable.Write(terminal.Out, summaries, "player", [.. ids.Select((_, i) => $"{i + 1}")]);
    }
}
