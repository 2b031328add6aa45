using System.Runtime.CompilerServices;
using StreamLab.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(Catalog))]

// These tests wait for real time far more than they compute: they run side by side (but for those of BusyTests).
[assembly: Xunit.v3.Parallelization(MaxThreads = -1)]

namespace StreamLab.EndToEnd.Tests;

internal static class AssemblySetup
{
    // A few of them wait for a program without giving their thread back. A pool of as many threads as there are processors would leave none for the others'
    // timers, and grows by one a second only.
    [ModuleInitializer]
    internal static void HaveThreads() => ThreadPool.SetMinThreads(64, 64);
}
