using StreamLab.Cli.Tests;

[assembly: AssemblyFixture(typeof(StateFolder))]
[assembly: AssemblyFixture(typeof(Title))]
