using System;
using System.Net.Sockets;
using LiteIpc;
using LiteIpc.Bus;

namespace Samgr.Boards.Link;

/// <summary>Takes connections of other devices at one address, one after the other: the next one waits until that before it has ended. All of it on one thread.</summary>
internal sealed class BoardListener : BoardEnd
{
    private const int LookMs = 100;
    private const int AgainMs = 1000;
    private const int MicrosecondsAMs = 1000;

    internal BoardListener(TcpAddress address, DeviceBus bus, ILogSink log)
        : base(address, bus, log)
    {
    }

    /// <inheritdoc/>
    internal override void Run()
    {
        while (!IsClosed)
        {
            try
            {
                Listen();
            }
            catch (Exception error)
            {
                Tell("nobody can be heard at " + Address.Text + ": " + error.Message);
                Rest(AgainMs);
            }
        }
    }

    private void Listen()
    {
        Socket socket = Address.Listen();
        try
        {
            while (!IsClosed)
            {
                if (socket.Poll(LookMs * MicrosecondsAMs, SelectMode.SelectRead))
                {
                    Serve(socket.Accept(), false);
                }
            }
        }
        finally
        {
            socket.Close();
        }
    }
}
