using System.Collections.Concurrent;

namespace StreamLab.Rules;

/// <summary>The running programs. One that has answered waits here for the next question, of whatever session; each thread has one at most.</summary>
internal sealed class RulePrograms : IDisposable
{
    private readonly ConcurrentBag<RuleProgram> _idle = [];
    private volatile bool _disposed;

    /// <exception cref="Player.RuleException">It cannot be started.</exception>
    public RuleProgram Take(IReadOnlyList<string> command)
    {
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
}
