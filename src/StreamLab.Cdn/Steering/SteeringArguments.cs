using System.Globalization;

namespace StreamLab.Cdn;

/// <summary>The values of a policy's parameters as they are written: <c>margin=1.5,memory=30</c>; what is not written has its default.</summary>
internal sealed class SteeringArguments
{
    private readonly Dictionary<string, string> _values;

    /// <exception cref="FormatException">An unknown parameter, or one that is given twice.</exception>
    public SteeringArguments(string text, IReadOnlyList<SteeringParameter> parameters)
    {
        _values = parameters.ToDictionary(p => p.Name, p => p.Default, StringComparer.Ordinal);
        var items = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parameters is [{ IsList: true }]) List = items;
        else
            foreach (var group in items.Select(item => item.Split('=', 2)).GroupBy(item => item[0]))
                _values[group.Key] = group.Count() == 1 && group.First() is [_, var value] && _values.ContainsKey(group.Key)
                    ? value
                    : throw new FormatException($"'{group.Key}' is not one value of one of its parameters: {Known(parameters)}");
    }

    public IReadOnlyList<string> List { get; } = [];

    /// <exception cref="FormatException">The text is no finite number, or below <paramref name="atLeast"/>.</exception>
    public double Number(string name, double atLeast = 0)
    {
        var isNumber = double.TryParse(_values[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= atLeast;
        return isNumber ? value : throw new FormatException($"{name}={_values[name]} is not a number of at least {atLeast.ToString(CultureInfo.InvariantCulture)}");
    }

    private static string Known(IReadOnlyList<SteeringParameter> parameters) =>
        parameters.Count == 0 ? "it takes none" : $"it takes {string.Join(", ", parameters.Select(p => $"{p.Name}={p.Default}"))}";
}
