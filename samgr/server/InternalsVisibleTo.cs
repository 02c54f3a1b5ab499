using System.Runtime.CompilerServices;

// A dump shows samgr's tables, and whether there is a policy.
[assembly: InternalsVisibleTo("Samgr.Dump")]
