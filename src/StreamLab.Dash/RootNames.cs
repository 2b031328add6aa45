namespace StreamLab.Dash;

/// <summary>The names right below the root of origins and edges that are theirs. All others are those of titles.</summary>
public static class RootNames
{
    public const string Api = "api";
    public const string Health = "health";
    public const string Libraries = "lib";
    public const string Metrics = "metrics";
    public const string Page = "page";
    public const string Steering = "steering";
    public const string Time = "time";

    private static readonly HashSet<string> Endpoints = new(StringComparer.OrdinalIgnoreCase) { Api, Health, Libraries, Metrics, Page, Steering, Time };

    /// <summary>Whether requests below this name may never reach a title: as servers compare it, in any case.</summary>
    public static bool AreEndpoints(string name) => Endpoints.Contains(name);
}
