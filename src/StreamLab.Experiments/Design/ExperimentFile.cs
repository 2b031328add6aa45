using System.Globalization;
using StreamLab.Network;
using StreamLab.Player;
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
        var file = new FileInfo(path);
        if (!file.Exists) throw new StudyException($"{path}: there is no such file");
        if (file.Length > LargestFile) throw new StudyException($"{path}: an experiment of at most {LargestFile} bytes is read");
        return Parse(path, File.ReadAllText(path), Path.GetDirectoryName(Path.GetFullPath(path))!);
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
            throw new StudyException($"{name}: line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
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
        var defaults = new SessionConfiguration();
        return new Experiment
        {
            Rules = file.Abr,
            Media = FromFile(file.Media, folder),
            Traces = [.. file.Traces.Select(path => FromFile(path, folder))],
            Buffers = file.Buffers is null ? [defaults.Buffer] : [.. file.Buffers.Select(b => Time("buffers", b))],
            Seeds = file.Seeds,
            Qoe = file.Qoe,
            RoundTripTime = file.Rtt is null ? Duration.Zero : Time("rtt", file.Rtt),
            Reading = new TraceReading(Format(file.TraceFormat), End(file.TraceEnd), file.TraceScale),
            Session = defaults with
            {
                Estimator = file.Estimator,
                StartThreshold = file.Start is null ? defaults.StartThreshold : Time("start", file.Start),
                RebufferThreshold = file.Rebuffer is null ? defaults.RebufferThreshold : Time("rebuffer", file.Rebuffer),
                Abandonment = file.Abandonment ? AbandonmentRules.On : AbandonmentRules.Off,
            },
        };
    }

    private static ExperimentDocument Document(Experiment experiment, string folder) => new()
    {
        Schema = ExperimentDocument.KnownSchema,
        Abr = [.. experiment.Rules],
        Media = ToFile(experiment.Media, folder),
        Traces = [.. experiment.Traces.Select(path => ToFile(path, folder))],
        Buffers = [.. experiment.Buffers.Select(Text)],
        Seeds = experiment.Seeds,
        Qoe = experiment.Qoe,
        Estimator = experiment.Session.Estimator,
        Start = Text(experiment.Session.StartThreshold),
        Rebuffer = Text(experiment.Session.RebufferThreshold),
        Abandonment = experiment.Session.Abandonment != AbandonmentRules.Off,
        Rtt = Text(experiment.RoundTripTime),
        TraceFormat = TraceFormats.ByName.FirstOrDefault(f => f.Value == experiment.Reading.Format).Key ?? DetectFormat,
        TraceEnd = experiment.Reading.End.ToString().ToLowerInvariant(),
        TraceScale = experiment.Reading.Scale,
    };

    private static string FromFile(string path, string folder) => Path.IsPathRooted(path) ? path : Path.GetFullPath(Path.Combine(folder, path));

    private static string ToFile(string path, string folder) =>
        Path.IsPathRooted(path) ? path : Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path));

    private static Duration Time(string name, string text) =>
        Duration.TryParse(text, out var time) ? time : throw new FormatException($"{name}: '{text}' is not a time with its unit, such as 30s");

    private static TraceFormat Format(string? name) => name is null or DetectFormat
        ? TraceFormat.Detect
        : TraceFormats.ByName.TryGetValue(name, out var format) ? format : throw new FormatException($"traceFormat: there is no format '{name}'");

    private static TraceEnd End(string? name) => name is null
        ? TraceEnd.Loop
        : Enum.TryParse<TraceEnd>(name, ignoreCase: true, out var end) && !char.IsDigit(name[0]) ? end : throw new FormatException($"traceEnd: '{name}' is not loop, hold or stop");

    private static string Text(Duration time) => time.Seconds.ToString("R", CultureInfo.InvariantCulture) + "s";
}
