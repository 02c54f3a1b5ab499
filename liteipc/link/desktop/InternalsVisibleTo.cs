using System.Runtime.CompilerServices;

// The tests wake sessions on a time of their own.
[assembly: InternalsVisibleTo("LiteIpc.Link.Tests")]
