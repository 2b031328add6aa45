using StreamLab.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(Catalog))]

// These tests wait for real time far more than they compute: they run side by side (but for those of BusyTests).
[assembly: Xunit.v3.Parallelization(MaxThreads = -1)]
