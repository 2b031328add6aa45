using System.Diagnostics;
using StreamLab.Player;

namespace StreamLab.Rules.Tests;

public sealed class ProgramRuleTests : IDisposable
{
    private const string Loop = "import sys, json\nfor line in sys.stdin:\n    q = json.loads(line)\n    if 'media' in q: continue\n";

    private readonly TemporaryFolder _folder = new();
    private readonly RuleBook _book;

    public ProgramRuleTests() => Assert.True(RuleBook.TryOpen(null, out _book, out _));

    public void Dispose()
    {
        _book.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_example_that_looks_at_the_buffer_plays_a_session()
    {
        var rule = Create(Example("buffer.py"));
        Assert.Equal([0, 2, 5], new[] { 0.0, 14, 30 }.Select(level => rule.Choose(Playing.Question(level)).Representation));
        Assert.Equal("end", Playing.Session(_book, Example("buffer.py")).Summary.EndReason);
    }

    [Fact]
    public void The_example_that_keeps_an_average_gets_its_state_back()
    {
        var rule = Create(Example("smooth.py"));
        rule.Choose(Playing.Question(download: Loaded(4000)));
        // (4000 + 1000) / 2 x 0.8 = 2000 kbps.
        var clone = rule.Clone();
        Assert.Equal(3, rule.Choose(Playing.Question(download: Loaded(1000))).Representation);
        Assert.Equal(3, clone.Choose(Playing.Question(download: Loaded(1000))).Representation);
        Assert.Equal("four fifths of a smoothed throughput", clone.Choose(Playing.Question(download: Loaded(1000))).Reason.Text);
    }

    [Fact]
    public void A_session_is_told_its_reasons_and_is_the_same_each_time()
    {
        var (first, events) = Playing.Session(_book, Example("smooth.py"));
        Assert.Equivalent(first, Playing.Session(_book, Example("smooth.py")).Summary, strict: true);
        Assert.Contains(events.Of<DecisionEvent>(), d => d.ReasonText == "nothing downloaded yet");
    }

    [Fact]
    public void A_program_learns_what_a_built_in_rule_is_told()
    {
        var echo = Write("json.dump(q, open(sys.argv[1], 'w')); print('{\"representation\": 1, \"waitSeconds\": 0.5}', flush=True)");
        var path = _folder["question"];
        var decision = Create($"{echo} {path}").Choose(Playing.Question(12.5, 1500, download: Loaded(4000)));
        Assert.Equal((1, 0.5), (decision.Representation, decision.Wait.Seconds));
        using var question = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal((12.5, 1500, 3), (Number("bufferSeconds"), Number("throughputKbps"), Number("segment")));
        Assert.Equal(4e6, question.RootElement.GetProperty("lastDownload").GetProperty("bits").GetDouble());

        double Number(string name) => question.RootElement.GetProperty(name).GetDouble();
    }

    [Theory]
    [InlineData("print('{\"representation\": 6}', flush=True)", "chose representation 6 of 0 to 5")]
    [InlineData("print('{\"representation\": 1.5}', flush=True)", "names no whole representation")]
    [InlineData("print('{\"representation\": NaN}', flush=True)", "is no answer in JSON")]
    [InlineData("print('{\"representation\": 1, \"waitSeconds\": NaN}', flush=True)", "is no answer in JSON")]
    [InlineData("print('{\"representation\": 1, \"waitSeconds\": -2}', flush=True)", "asked to wait -2 s")]
    [InlineData("print('{\"reprsentation\": 1}', flush=True)", "unknown field 'reprsentation'")]
    [InlineData("print('{}', flush=True)", "names no representation")]
    [InlineData("print('hello', flush=True)", "answered hello, which is no answer in JSON")]
    [InlineData("print('{\"representation\": 1}\\n{}', flush=True)", "more than one line")]
    [InlineData("print('x' * 100000, flush=True)", "more than 64 KiB")]
    [InlineData("raise ValueError('no idea')", "ended with exit code 1: ValueError: no idea")]
    [InlineData("sys.exit(3)", "ended with exit code 3 without an answer")]
    public void A_program_that_fails_ends_its_session_with_one_line(string answer, string why)
    {
        var summary = Playing.Session(_book, Write(answer)).Summary;
        Assert.StartsWith("failed: rule exec:", summary.EndReason, StringComparison.Ordinal);
        Assert.Contains("asked for segment 1, ", summary.EndReason, StringComparison.Ordinal);
        Assert.Contains(why, summary.EndReason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', summary.EndReason);
    }

    [Fact]
    public void A_program_that_hangs_is_ended_with_all_that_it_has_started()
    {
        var pids = _folder["pids"];
        var hang = Write(
            "print('{\"representation\": 1}', flush=True) if q['segment'] == 0 else time.sleep(60)",
            before: $"import os, subprocess, time\np = subprocess.Popen(['sleep', '60'])\nprint(os.getpid(), p.pid, file=open('{pids}', 'w'), flush=True)\n");
        Assert.EndsWith("did not answer within 5 s", Playing.Session(_book, hang).Summary.EndReason, StringComparison.Ordinal);
        Assert.EndsWith("did not answer in an earlier session", Playing.Session(_book, hang).Summary.EndReason, StringComparison.Ordinal);
        Assert.All(File.ReadAllText(pids).Split(), pid => Assert.True(pid.Length == 0 || HasEnded(int.Parse(pid, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_program_that_has_died_ends_its_session_though_its_child_holds_the_pipes()
    {
        var pid = _folder["pid"];
        var orphaning = Write("sys.exit(3)", before: $"import subprocess\np = subprocess.Popen(['sleep', '900'], start_new_session=True)\nprint(p.pid, file=open('{pid}', 'w'), flush=True)\n");
        var clock = Stopwatch.StartNew();
        Assert.EndsWith("ended with exit code 3 without an answer", Playing.Session(_book, orphaning).Summary.EndReason, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 600);
        using var child = Process.GetProcessById(int.Parse(File.ReadAllText(pid), System.Globalization.CultureInfo.InvariantCulture));
        child.Kill();
    }

    [Fact]
    public void A_rule_in_Python_imports_the_helper_from_any_folder()
    {
        File.WriteAllText(_folder["rule.py"], "from streamlab import serve\nserve(lambda media, question: 1)\n");
        Assert.Equal(1, Create($"exec:python3 {_folder["rule.py"]}").Choose(Playing.Question()).Representation);
    }

    [Fact]
    public void Nothing_runs_on_when_the_book_is_closed()
    {
        var pid = _folder["pid"];
        var rule = Create(Write($"import os; open('{pid}', 'w').write(str(os.getpid())); print('{{\"representation\": 1}}', flush=True)"));
        rule.Choose(Playing.Question());
        _book.Dispose();
        Assert.True(HasEnded(int.Parse(File.ReadAllText(pid), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void One_program_serves_one_session_after_another()
    {
        var count = _folder["starts"];
        var program = Write("print('{\"representation\": 1}', flush=True)", before: $"open('{count}', 'a').write('x')\n");
        for (var i = 0; i < 3; i++) Playing.Session(_book, program);
        Assert.Equal("x", File.ReadAllText(count));
    }

    [Theory]
    [InlineData("exec", "command is missing")]
    [InlineData("exec:no-such-program x", "there is no program 'no-such-program'")]
    [InlineData("exec:./no/such/program", "there is no program './no/such/program'")]
    [InlineData("exec:python3 'rule.py", "a ' is not closed")]
    public void A_command_that_cannot_be_run_is_refused(string spec, string why)
    {
        Assert.False(_book.Rules.TryCreate(spec, out _, out var error));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_may_have_commas_equals_signs_and_quotes() =>
        Assert.Equal(["python3", "-c", "a, b = 1, 2", "--x=y"], CommandWords.Parse("python3 -c 'a, b = 1, 2' --x=y"));

    private IAbrRule Create(string spec) => _book.Rules.Create(spec);

    private static string Example(string file) => $"exec:python3 {Path.Combine(SharedMaterial.RepositoryRoot, "docs", "rules", file)}";

    private string Write(string answer, string before = "")
    {
        var path = _folder["rule.py"];
        File.WriteAllText(path, $"{before}{Loop}    {answer}\n");
        return $"exec:python3 {path}";
    }

    private static Download Loaded(double kbps) =>
        new(0, 0, Instant.Origin, Instant.FromSeconds(1), new(Bitrate.FromKbps(kbps) * Duration.FromSeconds(1), default, Duration.FromSeconds(1), Duration.FromSeconds(2)));

    private static bool HasEnded(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
