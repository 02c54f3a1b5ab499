using System.Runtime.CompilerServices;

// The tests start a queue just before the ends of its counters.
[assembly: InternalsVisibleTo("Samgr.Tests")]
