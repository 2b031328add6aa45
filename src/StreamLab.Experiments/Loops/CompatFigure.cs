using System.Text.Json.Nodes;

namespace StreamLab.Experiments;

/// <summary>A reference simulator's own number, as a figure of a study.</summary>
internal static class CompatFigure
{
    public static string NameOf(string figure) => $"compat.{figure}";

    public static SummaryFigure Of(string figure) =>
        new(NameOf(figure), IsWhole: false, s => s.Compat?[figure] is JsonValue value ? NumberOf(value) : null);

    private static double NumberOf(JsonValue value) => value.TryGetValue(out int count) ? count : value.GetValue<double>();
}
