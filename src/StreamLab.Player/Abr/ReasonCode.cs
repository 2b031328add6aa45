using System.Globalization;

namespace StreamLab.Player;

/// <summary>A reason a decision can have: declared once per rule, so that a decision carries numbers and no text.</summary>
/// <param name="Rule">The rule or selector.</param>
/// <param name="Code">Machine-readable name.</param>
/// <param name="Format">For people, with {0}, {1}, {2} for the values.</param>
/// <param name="Values">Names of the values, with their unit.</param>
public sealed record ReasonCode(string Rule, string Code, string Format, params IReadOnlyList<string> Values)
{
    public DecisionReason With(double a = double.NaN, double b = double.NaN, double c = double.NaN) => new(this, a, b, c);

    /// <summary>A number that is not known is no number: it is called unknown.</summary>
    internal string Text(in DecisionReason reason) => string.Format(CultureInfo.InvariantCulture, Format, Known(reason.A), Known(reason.B), Known(reason.C));

    private static object Known(double value) => double.IsFinite(value) ? value : "unknown";
}
