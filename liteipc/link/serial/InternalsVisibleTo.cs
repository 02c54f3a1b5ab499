using System.Runtime.CompilerServices;

// The tests hold encoding and checksum to known values.
[assembly: InternalsVisibleTo("LiteIpc.Link.Tests")]
