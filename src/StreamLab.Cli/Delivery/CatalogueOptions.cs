using System.CommandLine;
using System.Globalization;
using StreamLab.Cli.Options;
using StreamLab.Simulation.Cdn;

namespace StreamLab.Cli.Delivery;

/// <summary>The options that say what there is to ask for: titles of a folder, or a synthetic catalogue.</summary>
internal sealed class CatalogueOptions
{
    private const double SteepestZipf = 5;
    private const int LargestWeights = 1 << 20;

    private static readonly SyntheticCatalogue Defaults = new();

    private readonly Option<string?> _folder = new("--catalog") { HelpName = "DIR", Description = "ingested titles, with their real sizes (default: a synthetic catalogue)" };
    private readonly Option<string?> _popularity = new("--popularity") { HelpName = "FILE", Description = "lines of 'title weight': how often each title of --catalog is asked for (default: Zipf's law in the order of names)" };
    private readonly Option<int> _titles = NumberOption.Count("--titles", "titles of the synthetic catalogue, five rungs each", Defaults.Titles, least: 1, most: 1_000_000);
    private readonly Option<int> _segments = NumberOption.Count("--segments", "segments of 2 s in each of its titles", Defaults.SegmentsPerTitle, least: 1, most: 100_000);
    private readonly Option<double> _zipf = NumberOption.Factor("--zipf", "the title in place k is asked for in proportion to k to the minus this", Defaults.ZipfExponent, SteepestZipf);

    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_folder, _popularity, _titles, _segments, _zipf]) verb.Add(option);
    }

    /// <exception cref="CommandException">There is no such catalogue, or an option has no effect.</exception>
    public Catalogue Read(ParseResult parsed)
    {
        parsed.RefuseWithout(_popularity, _folder);
        parsed.RefuseTogether(_popularity, _zipf);
        if (parsed.GetValue(_folder) is { } folder)
        {
            foreach (var option in (Option[])[_titles, _segments]) parsed.Refuse(option, "with --catalog");
            var weights = parsed.GetValue(_popularity) is { } file ? Weights(file) : null;
            return CatalogueFolder.TryRead(folder, weights, parsed.GetValue(_zipf), out var read, out var error) ? read : throw CommandException.BadInput(error);
        }
        try
        {
            return new SyntheticCatalogue { Titles = parsed.GetValue(_titles), SegmentsPerTitle = parsed.GetValue(_segments), ZipfExponent = parsed.GetValue(_zipf) }.Make();
        }
        catch (ArgumentException e)
        {
            throw CommandException.BadInput(e.Message, e);
        }
    }

    /// <summary>Whether what there is lies in files.</summary>
    public bool IsFolder(ParseResult parsed) => parsed.Has(_folder);

    private static Dictionary<string, double> Weights(string file)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (index, line) in InputFile.ReadText(file, LargestWeights).Split('\n').Index())
        {
            if (line.Trim().Length == 0 || line.StartsWith('#')) continue;
            if (line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries) is not [var title, var text]
                || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) || !double.IsFinite(weight))
                throw CommandException.BadInput($"{file}: line {index + 1} is not 'title weight'");
            if (!weights.TryAdd(title, weight)) throw CommandException.BadInput($"{file}: line {index + 1}: '{title}' is there twice");
        }
        return weights;
    }
}
