using System.Runtime.CompilerServices;

// The process that hosts samgr is a process like the others, with a server that only it has.
[assembly: InternalsVisibleTo("Samgr.Server")]

// A dump shows internal state.
[assembly: InternalsVisibleTo("Samgr.Dump")]

// The queue of a task differs most between the runtimes.
[assembly: InternalsVisibleTo("Samgr.Desktop")]

// The tests start counters just before their ends.
[assembly: InternalsVisibleTo("Samgr.Tests")]
