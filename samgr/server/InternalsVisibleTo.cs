using System.Runtime.CompilerServices;

// A dump says whether there is a policy.
[assembly: InternalsVisibleTo("Samgr.Dump")]
