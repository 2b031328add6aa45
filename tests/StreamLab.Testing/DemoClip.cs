namespace StreamLab.Testing;

/// <summary>Clips made by <c>scripts/make-clip.sh</c>, whose pictures carry their number.</summary>
public static class DemoClip
{
    /// <param name="path">Where it is written.</param>
    /// <param name="options">As the script takes them: <c>--seconds 4 --size 320x180 --rate 25 --silent</c>.</param>
    public static void Make(string path, params IEnumerable<string> options)
    {
        var script = Path.Combine(SharedMaterial.RepositoryRoot, "scripts", "make-clip.sh");
        var (_, errors) = ChildProcess.Run("bash", [script, path, .. options]);
        if (errors.Length > 0) throw new InvalidOperationException($"make-clip.sh: {errors}");
    }
}
