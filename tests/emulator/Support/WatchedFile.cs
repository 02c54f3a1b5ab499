using System.IO.Pipes;

namespace Samgr.Emulator.Tests.Support;

/// <summary>The end of a pipe to be passed as a file descriptor; the other end tells when every copy has been closed.</summary>
internal sealed class WatchedFile : IDisposable
{
    private readonly AnonymousPipeServerStream _reader = new(PipeDirection.In);

    public int Descriptor => (int)_reader.ClientSafePipeHandle.DangerousGetHandle();

    /// <summary>The descriptor so many times.</summary>
    public int[] Times(int count) => [.. Enumerable.Repeat(Descriptor, count)];

    /// <summary>A message that carries the descriptor so many times.</summary>
    public LiteIpc.IpcIo Content(int count)
    {
        LiteIpc.IpcIo content = new(1024, count);
        for (int i = 0; i < count; i++)
        {
            Assert.True(content.WriteFileDescriptor(Descriptor));
        }

        return content;
    }

    /// <summary>Closes the test's own copy, and waits until no other one is left.</summary>
    public async Task ExpectClosedAsync()
    {
        _reader.DisposeLocalCopyOfClientHandle();
        int read = await _reader.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
        Assert.Equal(0, read);
    }

    public void Dispose() => _reader.Dispose();
}
