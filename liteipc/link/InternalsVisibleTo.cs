using System.Runtime.CompilerServices;

// The tests hold hellos, proofs and tags to golden bytes.
[assembly: InternalsVisibleTo("LiteIpc.Link.Tests")]
