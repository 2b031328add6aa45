using System.Collections.Concurrent;
using StreamLab.Player;

namespace StreamLab.Rules;

/// <summary>The running programs. One that has answered waits here for the next question, of whatever session; each thread has one at most.</summary>
internal sealed class RulePrograms : IDisposable
{
    private readonly ConcurrentBag<RuleProgram> _idle = [];
    private readonly ConcurrentDictionary<string, bool> _distrusted = new(StringComparer.Ordinal);
    private volatile bool _disposed;

    /// <exception cref="RuleException">It cannot be started, or has hung before.</exception>
    public RuleProgram Take(IReadOnlyList<string> command)
    {
        if (_distrusted.ContainsKey(KeyOf(command))) throw new RuleException("did not answer in an earlier session");
        List<RuleProgram>? others = null;
        RuleProgram? found = null;
        while (found is null && _idle.TryTake(out var idle))
        {
            if (idle.Command.SequenceEqual(command)) found = idle;
            else (others ??= []).Add(idle);
        }
        foreach (var other in others ?? []) _idle.Add(other);
        return found ?? RuleProgram.Start(command);
    }

    /// <summary>A program that hung once is not waited for again: a thousand sessions would wait a thousand times.</summary>
    public void Distrust(IReadOnlyList<string> command) => _distrusted[KeyOf(command)] = true;

    public void Return(RuleProgram program)
    {
        if (_disposed) program.Dispose();
        else _idle.Add(program);
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var program)) program.Dispose();
    }

    private static string KeyOf(IReadOnlyList<string> command) => string.Join('\0', command);
}
