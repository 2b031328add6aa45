namespace StreamLab.Experiments;

/// <summary>The loops that <c>--compat</c> knows.</summary>
public static class SessionLoops
{
    public static readonly ISessionLoop Native = new NativeLoop();

    public static readonly IReadOnlyList<ISessionLoop> All = [Native, new SabreLoop(), new PensieveLoop()];

    /// <returns>Null: there is none of this name.</returns>
    public static ISessionLoop? Find(string name) => All.FirstOrDefault(loop => loop.Name == name);
}
