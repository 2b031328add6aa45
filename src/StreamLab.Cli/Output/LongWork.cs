namespace StreamLab.Cli.Output;

/// <summary>Shows on stderr how far long work is: a bar on a terminal, else a line every few seconds.</summary>
internal static class LongWork
{
    public static Task<T> RunAsync<T>(Terminal terminal, Func<WorkReport, Task<T>> work) => terminal.ErrorIsWatched
        ? ProgressBar.ShowAsync(terminal.ErrorConsole(), work)
        : work(new ProgressLines(terminal.Error, TimeProvider.System));
}
