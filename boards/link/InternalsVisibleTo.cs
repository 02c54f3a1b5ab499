using System.Runtime.CompilerServices;

// The tests read what a configuration dials.
[assembly: InternalsVisibleTo("Samgr.Boards.Tests")]
