using System;
using System.Threading;

namespace Samgr;

public partial class ClientProxy
{
    /// <inheritdoc/>
    /// <remarks>
    /// The last reference takes the proxy out of the client vector, gives up its death callback and hands it to its
    /// factory's <see cref="IClientFactory.Destroy"/>. After that every call on it gives <see cref="LiteIpc.EC.Invalid"/>.
    /// </remarks>
    public int Release()
    {
        while (true)
        {
            int references = _references;
            if (references == 0 || references == int.MaxValue)
            {
                return references;
            }

            if (Interlocked.CompareExchange(ref _references, references - 1, references) == references)
            {
                if (references == 1)
                {
                    OnLastRelease();
                }

                return references - 1;
            }
        }
    }

    private void OnLastRelease()
    {
        if (_clients == null)
        {
            return;
        }

        _clients.Proxies.Remove(_name, this);
        Detach(Target.Handle);
        try
        {
            _factory?.Destroy(this);
        }
        catch (Exception error)
        {
            _clients.Threw(_name, "destroying", error);
        }
    }
}
