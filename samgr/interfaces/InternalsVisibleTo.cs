using System.Runtime.CompilerServices;

// Callbacks are calls in the other direction: the same requests and replies, through the IPC Kit.
[assembly: InternalsVisibleTo("Samgr.Interfaces.Callbacks")]
