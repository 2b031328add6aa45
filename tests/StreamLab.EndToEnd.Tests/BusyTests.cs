namespace StreamLab.EndToEnd.Tests;

/// <summary>
/// Tests that keep the processors busy themselves (a browser, ffmpeg) and so would disturb those that judge by the wall clock: they begin when those are over,
/// one after the other.
/// </summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class BusyTests;
