using System.Runtime.CompilerServices;

// Generated code writes a float as a vector has it.
[assembly: InternalsVisibleTo("Samgr.Interfaces")]
