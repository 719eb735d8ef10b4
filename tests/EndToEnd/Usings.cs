global using Authx.EndToEnd.Support;
global using Shouldly;
global using Xunit;

// Every test starts programs; more at once would wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
