using System.Globalization;
using StreamLab.Network;
using StreamLab.Player;
using StreamLab.Simulation;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace StreamLab.Experiments;

/// <summary>
/// Reads and writes experiments. YAML contains JSON, so one reader reads both; unknown names are refused. Paths are meant from the
/// folder of the file on, so that an experiment can be handed on together with its data.
/// </summary>
public static class ExperimentFile
{
    private const int LargestFile = 1 << 20;
    private const string DetectFormat = "detect";

    private static readonly string Header = "# Runs again with: streamlab compare --experiment FILE --out DIR\n";

    private static readonly IDeserializer Reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    private static readonly ISerializer Writer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithNewLine("\n")
        .Build();

    /// <exception cref="StudyException">The file is missing, or no experiment.</exception>
    public static Experiment Read(string path)
    {
        try
        {
            return Parse(path, RegularFile.ReadText(path, LargestFile), Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyException($"{path}: {e.Message}", e);
        }
    }

    /// <param name="folder">What relative paths are meant from.</param>
    /// <exception cref="StudyException">The text is no experiment.</exception>
    public static Experiment Parse(string name, string text, string folder)
    {
        try
        {
            return Experiment(Reader.Deserialize<ExperimentDocument>(text) ?? new(), folder);
        }
        catch (YamlException e)
        {
            throw new StudyException($"{name}: {YamlProblem.Of(e, typeof(ExperimentDocument))}", e);
        }
        catch (FormatException e)
        {
            throw new StudyException($"{name}: {e.Message}", e);
        }
    }

    /// <param name="folder">The folder of the file, from which its paths are meant.</param>
    public static string Write(Experiment experiment, string folder) => Header + Writer.Serialize(Document(experiment, folder));

    private static Experiment Experiment(ExperimentDocument file, string folder)
    {
        if (file.Schema != ExperimentDocument.KnownSchema) throw new FormatException($"schema: {ExperimentDocument.KnownSchema} is expected");
        if (file is not { Abr.Count: > 0, Media.Length: > 0, Traces.Count: > 0 }) throw new FormatException("an experiment has abr, media and traces");
        var loop = Loop(file.Compat);
        if (file.Forget(loop) is { } idle) throw new FormatException($"{idle} has no effect with compat: {loop.Name}: leave it out");
        var defaults = loop.Defaults;
        return new Experiment
        {
            Rules = file.Abr,
            Media = FromFile(file.Media, folder),
            Traces = [.. file.Traces.Select(path => FromFile(path, folder))],
            Buffers = file.Buffers is null ? [defaults.Buffer] : [.. file.Buffers.Select(b => Time("buffers", b))],
            Seeds = file.Seeds ?? 1,
            Qoe = file.Qoe,
            RoundTripTime = file.Rtt is null ? Duration.Zero : Time("rtt", file.Rtt),
            Loop = loop,
            Reading = new TraceReading(Format(file.TraceFormat), Word("traceEnd", file.TraceEnd, TraceEnd.Loop), file.TraceScale ?? 1, Noise(file.Noise)),
            Session = defaults with
            {
                Estimator = file.Estimator,
                StartThreshold = file.Start is null ? defaults.StartThreshold : Time("start", file.Start),
                RebufferThreshold = file.Rebuffer is null ? defaults.RebufferThreshold : Time("rebuffer", file.Rebuffer),
                Abandonment = file.Abandonment is null ? defaults.Abandonment : Abandonment(file.Abandonment),
                Replacement = Word("replacement", file.Replacement, ReplacementStrategy.None),
            },
        };
    }

    private static ExperimentDocument Document(Experiment experiment, string folder)
    {
        var document = Everything(experiment, folder);
        document.Forget(experiment.Loop);
        return document;
    }

    private static ExperimentDocument Everything(Experiment experiment, string folder) => new()
    {
        Schema = ExperimentDocument.KnownSchema,
        Compat = experiment.Loop.Name,
        Abr = [.. experiment.Rules],
        Media = ToFile(experiment.Media, folder),
        Traces = [.. experiment.Traces.Select(path => ToFile(path, folder))],
        Buffers = [.. experiment.Buffers.Select(Text)],
        Seeds = experiment.Seeds,
        Qoe = experiment.Qoe,
        Estimator = experiment.Session.Estimator,
        Start = Text(experiment.Session.StartThreshold),
        Rebuffer = Text(experiment.Session.RebufferThreshold),
        Abandonment = experiment.Session.Abandonment,
        Replacement = Text(experiment.Session.Replacement),
        Rtt = Text(experiment.RoundTripTime),
        TraceFormat = TraceFormats.ByName.FirstOrDefault(f => f.Value == experiment.Reading.Format).Key ?? DetectFormat,
        TraceEnd = Text(experiment.Reading.End),
        TraceScale = experiment.Reading.Scale,
        Noise = experiment.Reading.Noise?.ToString(),
    };

    private static string FromFile(string path, string folder) => Path.IsPathRooted(path) ? path : Path.GetFullPath(Path.Combine(folder, path));

    private static string ToFile(string path, string folder) =>
        Path.IsPathRooted(path) ? path : Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path));

    private static Duration Time(string name, string text) =>
        Duration.TryParse(text, out var time) ? time : throw new FormatException($"{name}: '{text}' is not a time with its unit, such as 30s");

    private static TraceNoise? Noise(string? text) => text is null
        ? null
        : TraceNoise.TryParse(text, out var noise) ? noise : throw new FormatException($"noise: '{text}' is not a deviation and a time with its unit, such as 0.2:5s");

    private static TraceFormat Format(string? name) => name is null or DetectFormat
        ? TraceFormat.Detect
        : TraceFormats.ByName.TryGetValue(name, out var format) ? format : throw new FormatException($"traceFormat: there is no format '{name}'");

    private static T Word<T>(string name, string? word, T defaultValue)
        where T : struct, Enum
    {
        if (word is null) return defaultValue;
        foreach (var value in Enum.GetValues<T>())
            if (Text(value) == word) return value;
        throw new FormatException($"{name}: '{word}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Text))}");
    }

    private static ISessionLoop Loop(string? name) => name is null ? SessionLoops.Native : SessionLoops.Find(name)
        ?? throw new FormatException($"compat: '{name}' is not one of {string.Join(", ", SessionLoops.All.Select(l => l.Name))}");

    /// <summary>A rule's name, on or off; files of before have true and false.</summary>
    private static string Abandonment(string text)
    {
        var rule = text switch { "true" => AbandonmentRules.On, "false" => AbandonmentRules.Off, _ => text };
        return AbandonmentRules.IsKnown(rule, out var error) ? rule : throw new FormatException($"abandonment: {error}");
    }

    private static string Text<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();

    private static string Text(Duration time) => time.Seconds.ToString("R", CultureInfo.InvariantCulture) + "s";
}
