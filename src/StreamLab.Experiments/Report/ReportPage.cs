using System.Text.Json;

namespace StreamLab.Experiments;

/// <summary>The page of a study in one file that needs no other: its style, data and script are inside.</summary>
internal static class ReportPage
{
    // The default encoder escapes what could end a script element.
    private static readonly JsonSerializerOptions Data = new(JsonSerializerDefaults.Web) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict };

    public static void Write(TextWriter output, ReportModel model) => output.Write(Resource("report.html")
        .Replace("/*style*/", Resource("report.css"), StringComparison.Ordinal)
        .Replace("/*data*/", JsonSerializer.Serialize(model, Data), StringComparison.Ordinal)
        .Replace("/*script*/", Resource("report.js"), StringComparison.Ordinal));

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
