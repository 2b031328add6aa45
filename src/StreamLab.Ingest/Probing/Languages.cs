namespace StreamLab.Ingest.Probing;

/// <summary>Language codes as containers write them.</summary>
internal static class Languages
{
    /// <summary>The codes of ISO 639-2 that librarians use (Matroska, too), where they differ from those of everybody else.</summary>
    private static readonly Dictionary<string, string> Bibliographic = new(StringComparer.Ordinal)
    {
        ["alb"] = "sqi",
        ["arm"] = "hye",
        ["baq"] = "eus",
        ["bur"] = "mya",
        ["chi"] = "zho",
        ["cze"] = "ces",
        ["dut"] = "nld",
        ["fre"] = "fra",
        ["geo"] = "kat",
        ["ger"] = "deu",
        ["gre"] = "ell",
        ["ice"] = "isl",
        ["mac"] = "mkd",
        ["mao"] = "mri",
        ["may"] = "msa",
        ["per"] = "fas",
        ["rum"] = "ron",
        ["slo"] = "slk",
        ["tib"] = "bod",
        ["wel"] = "cym",
    };

    /// <param name="tag">What the clip says.</param>
    /// <returns>Three letters, null where that is no code or means "undetermined".</returns>
    public static string? Find(string? tag)
    {
        var code = tag?.Trim().ToLowerInvariant();
        if (code is not { Length: 3 } || !code.All(char.IsAsciiLetterLower) || code == "und") return null;
        return Bibliographic.GetValueOrDefault(code, code);
    }
}
