using System.Runtime.CompilerServices;

// The tests hand the parcel bytes that no process would write.
[assembly: InternalsVisibleTo("LiteIpc.Kit.Tests")]
