namespace StreamLab.Cli.Tests;

public sealed class UnitTests
{
    [Theory]
    [InlineData("up", "--for", "30")]
    [InlineData("ingest", "clip.mp4", "--segment", "2")]
    [InlineData("ingest", "clip.mp4", "--repeat", "60sec")]
    [InlineData("edge", "--origin", "http://127.0.0.1:1", "--cache", "512")]
    [InlineData("edge", "--origin", "http://127.0.0.1:1", "--rtt", "20")]
    [InlineData("simulate", "--media", "m", "--trace", "t", "--buffer", "12")]
    [InlineData("play", "http://127.0.0.1:1/manifest.mpd", "--start", "-2s")]
    public async Task A_number_without_its_unit_is_refused(params string[] arguments) =>
        (await Cli.RunAsync(arguments)).WasRefused(arguments[^2], $"'{arguments[^1]}'", "unit", "such as");

    [Theory]
    [InlineData("edge", "--origin", "http://127.0.0.1:1", "--rate", "3")]
    [InlineData("edge", "--origin", "http://127.0.0.1:1", "--client-rate", "3mbit")]
    [InlineData("shape", "http://127.0.0.1:1", "--client-rate", "600")]
    [InlineData("shape", "http://127.0.0.1:1", "600")]
    public async Task A_rate_without_its_unit_is_refused(params string[] arguments) => (await Cli.RunAsync(arguments)).WasRefused($"'{arguments[^1]}'", "3Mbps");

    [Theory]
    [InlineData("up", "--edges", "0")]
    [InlineData("up", "--port", "65536")]
    [InlineData("play", "http://127.0.0.1:1/manifest.mpd", "--players", "many")]
    [InlineData("play", "http://127.0.0.1:1/manifest.mpd", "--seed", "-1")]
    [InlineData("play", "http://127.0.0.1:1/manifest.mpd", "--rate", "0")]
    public async Task A_number_out_of_range_is_refused(params string[] arguments) => (await Cli.RunAsync(arguments)).WasRefused(arguments[^2], $"'{arguments[^1]}'");

    [Theory]
    [InlineData("--abandon", "maybe", "on, off")]
    [InlineData("--cmcd", "json", "off, query, header")]
    [InlineData("--abr", "bola2", "there are fixed, throughput, ")]
    [InlineData("--abr", "bola:gp=x", "gp=x")]
    [InlineData("--pathway", "nearest", "there are first, fixed, fastest")]
    [InlineData("--estimator", "average", "there are ewma, harmonic")]
    [InlineData("--seek", "60s", "60s@10s")]
    [InlineData("--pause", "5@20s", "60s@10s")]
    public async Task An_unknown_word_is_refused_with_those_there_are(string option, string value, string there) =>
        (await Cli.RunAsync("play", "http://127.0.0.1:1/manifest.mpd", option, value)).WasRefused(option, there);

    [Fact]
    public async Task An_option_is_given_once() => (await Cli.RunAsync("simulate", "--media", "m", "--trace", "t", "--abr", "bola", "--abr", "bba0")).WasRefused("--abr");
}
