using System.Runtime.CompilerServices;

// The tests go around the kit to see that Linux itself refuses.
[assembly: InternalsVisibleTo("LiteIpc.Kit.Tests")]
