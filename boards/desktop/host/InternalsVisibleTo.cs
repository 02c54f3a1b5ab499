using System.Runtime.CompilerServices;

// The times of waits are tried with a clock of their own.
[assembly: InternalsVisibleTo("Samgr.Emulator.Tests")]
