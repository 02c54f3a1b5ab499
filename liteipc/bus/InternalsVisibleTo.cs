using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("LiteIpc.Bus.Tests")]
