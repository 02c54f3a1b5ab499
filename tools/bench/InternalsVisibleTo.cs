using System.Runtime.CompilerServices;

// The tests look at how figures are held against their limits.
[assembly: InternalsVisibleTo("Samgr.Bench.Tests")]
