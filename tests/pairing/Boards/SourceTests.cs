using System.Reflection;
using LiteIpc.Link;
using LiteIpc.Pairing.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LiteIpc.Pairing.Tests.Boards;

public sealed class SourceTests : IDisposable
{
    private readonly Stores _stores = new();

    public void Dispose() => _stores.Dispose();

    [Fact]
    public void The_file_of_a_board_compiles_and_is_the_other_end_of_what_is_stored()
    {
        DeviceStore store = _stores.Open("hub");
        PairedDevice board = BoardSource.Draw("kitchen");
        Type keys = Compile(BoardSource.Write(board, store.Identity, "hub"));

        LinkPeer peer = (LinkPeer)keys.GetMethod("Peer")!.Invoke(null, null)!;

        Assert.Equal("kitchen", keys.GetField("Name")!.GetRawConstantValue());
        Assert.Equal(Convert.FromHexString(board.NetworkId), (byte[])keys.GetMethod("NetworkId")!.Invoke(null, null)!);
        Assert.Equal(store.Identity.NetworkIdBytes, peer.NetworkId);
        Assert.Equal(("hub", LinkSecurity.Tagged), (peer.Name, peer.LeastSecurity));
        Assert.Equal(board.Key.ToArray(), KeyOf(peer));
        Assert.Equal(board.Key.ToArray(), KeyOf(board.Peer));
    }

    [Fact]
    public void Two_boards_have_two_keys()
        => Assert.NotEqual(BoardSource.Draw("kitchen").Key.ToArray(), BoardSource.Draw("kitchen").Key.ToArray());

    private static byte[] KeyOf(LinkPeer peer) =>
        (byte[])peer.GetType().GetField("Key", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(peer)!;

    private static Type Compile(string source)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Board",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            platform.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
        return Assembly.Load(image.ToArray()).GetType("DeviceKeys")!;
    }
}
