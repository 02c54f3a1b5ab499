using System;
using System.Collections;

namespace LiteIpc.Bus;

/// <content>Services and objects that cross: each has an address on this device and a number in the session.</content>
internal sealed partial class RemoteDevice
{
    private readonly ArrayList _objects = new ArrayList();
    private readonly ArrayList _locals = new ArrayList();
    private int _lastToken = SvcIdentity.FirstObjectToken;

    /// <summary>The other device holds something of this one no longer.</summary>
    internal void OnReleased(object what)
    {
        LocalTarget target = (LocalTarget)what;
        int references;
        lock (_gate)
        {
            // It may have been given again since.
            if (Session.Knows(target))
            {
                return;
            }

            _locals.Remove(target);
            references = target.References;
            target.References = 0;
        }

        for (int i = 0; i < references; i++)
        {
            _kernel.ReleaseObject(_process, target.Handle, target.Token);
        }
    }

    /// <summary>A process of this device has ended: the other one is told of what it had of it.</summary>
    private void TellDeath(int handle)
    {
        ArrayList dead = new ArrayList();
        lock (_gate)
        {
            for (int i = _locals.Count - 1; i >= 0; i--)
            {
                LocalTarget target = (LocalTarget)_locals[i]!;
                if (target.Handle == handle)
                {
                    _locals.RemoveAt(i);
                    dead.Add(target);
                }
            }
        }

        for (int i = 0; i < dead.Count; i++)
        {
            Session.TellDeath(dead[i]!);
        }
    }

    /// <summary>Nobody here holds an object of the other device any more, unless one is on its way again.</summary>
    private void Forget(int token)
    {
        RemoteTarget? target;
        lock (_gate)
        {
            target = ObjectAt(token);
            if (target == null || target.Arriving > 0 || _kernel.ForgetObject(_process, token) != EC.Success)
            {
                return;
            }

            _objects.Remove(target);
        }

        Session.Release(target.Number, target.References);
    }

    /// <summary>The content of a message as the other device gets it.</summary>
    /// <param name="message">The message; the references to its objects go over to this.</param>
    /// <param name="given">Takes the objects that were given to the other device.</param>
    /// <param name="content">The content.</param>
    /// <returns>Null, or why it cannot cross.</returns>
    private string? Export(DriverMessage message, ArrayList given, out byte[] content)
    {
        int objects = message.ObjectCount;
        int size = (objects * 4) + message.DataSize;
        content = new byte[size];
        Array.Copy(message.Bytes, 0, content, 0, size);
        for (int i = 0; i < objects; i++)
        {
            int at = IpcIo.RecordAt(content, objects, i);
            int type = BitConverter.ToInt32(content, at);
            if (type == IpcObjectType.Buffer)
            {
                return "a buffer beside a message does not cross devices: write its bytes into the message";
            }

            if (type == IpcObjectType.FileDescriptor)
            {
                return "a file descriptor or shared memory does not cross devices: send what is in it";
            }

            int handle = BitConverter.ToInt32(content, at + 4);
            int token = BitConverter.ToInt32(content, at + 8);
            int number = 0;
            if (handle == SvcIdentity.SamgrHandle)
            {
                return "samgr itself does not cross devices: the other one has its own";
            }

            if (handle != SvcIdentity.InvalidHandle)
            {
                number = Give(handle, token, given);
                if (number <= 0)
                {
                    return "the other device knows as many services and objects of this one as it may, or has no link any more";
                }

                IpcIo.TakeIdentity(message.Bytes, IpcIo.RecordAt(message.Bytes, objects, i));
            }

            IpcIo.Put32(content, at + 4, number);
            IpcIo.Put32(content, at + 8, 0);
        }

        return null;
    }

    private int Give(int handle, int token, ArrayList given)
    {
        lock (_gate)
        {
            LocalTarget target = LocalAt(handle, token);
            int number = Session.Give(target);
            if (number > 0)
            {
                target.References += token >= SvcIdentity.FirstObjectToken ? 1 : 0;
                given.Add(target);
            }
            else if (!Session.Knows(target))
            {
                _locals.Remove(target);
            }

            return number;
        }
    }

    /// <summary>What was given for a message that the other device will never get.</summary>
    private void TakeBack(LocalTarget[] given)
    {
        for (int i = 0; i < given.Length; i++)
        {
            Session.TakeBack(given[i]);
        }
    }

    /// <summary>A content of the other device as a message of this one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="content">The content.</param>
    /// <param name="objects">Objects in it.</param>
    /// <param name="signature">Which function it is for; 0 for an answer.</param>
    /// <param name="arriving">Takes the objects that came with it, for <see cref="Landed"/> once the message is with its receiver, or is refused.</param>
    /// <returns>Null, or why it is none.</returns>
    private string? Import(DriverMessage message, byte[] content, int objects, uint signature, ArrayList arriving)
    {
        int size = content.Length - (objects * 4);
        if (objects < 0 || objects > IpcLimits.MaxObjects || size < 0)
        {
            return "the objects of the message do not fit into it";
        }

        message.Prepare(size, objects, 0);
        Array.Copy(content, 0, message.Bytes, 0, content.Length);
        string? refusal = null;
        for (int i = 0; i < objects; i++)
        {
            int at = IpcIo.RecordAt(message.Bytes, objects, i);
            if (at < objects * 4 || at > content.Length - IpcLimits.ObjectSize || BitConverter.ToInt32(message.Bytes, at) != IpcObjectType.Service)
            {
                refusal = "an object of the message is malformed";
                continue;
            }

            int number = BitConverter.ToInt32(message.Bytes, at + 4);
            int handle = SvcIdentity.InvalidHandle;
            int token = SvcIdentity.InvalidHandle;
            if (number != 0)
            {
                RemoteTarget? target = refusal == null ? Arrive(number) : null;
                if (target == null)
                {
                    Session.Release(number, 1);
                    refusal = refusal ?? "the other device takes " + _bus.Options.MaxObjects + " objects of this one at most, and none without a table of objects";
                    continue;
                }

                arriving.Add(target);
                handle = _process.ObjectHandle;
                token = target.Token;
            }

            IpcIo.Put32(message.Bytes, at + 4, handle);
            IpcIo.Put32(message.Bytes, at + 8, token);
        }

        message.Seal();
        message.Data.Signature = signature;
        return refusal;
    }

    /// <summary>The objects of a message are with their receiver, or will never be.</summary>
    private void Landed(ArrayList arriving)
    {
        for (int i = 0; i < arriving.Count; i++)
        {
            RemoteTarget target = (RemoteTarget)arriving[i]!;
            lock (_gate)
            {
                target.Arriving--;
            }

            Forget(target.Token);
        }
    }

    private RemoteTarget? Arrive(int number)
    {
        lock (_gate)
        {
            RemoteTarget? target = null;
            for (int i = 0; i < _objects.Count; i++)
            {
                RemoteTarget known = (RemoteTarget)_objects[i]!;
                target = known.Number == number ? known : target;
            }

            if (target == null)
            {
                if (_objects.Count >= _bus.Options.MaxObjects || !HasObjectHandle())
                {
                    return null;
                }

                target = new RemoteTarget(number, string.Empty, null);
                target.Token = NextToken();
                _objects.Add(target);
            }

            target.References++;
            target.Arriving++;
            return target;
        }
    }

    private bool HasObjectHandle()
    {
        if (_process.ObjectHandle <= 0 && _kernel.Objects != null)
        {
            _process.ObjectHandle = NewHandle();
        }

        return _process.ObjectHandle > 0;
    }

    private int NextToken()
    {
        do
        {
            _lastToken = _lastToken == int.MaxValue ? SvcIdentity.FirstObjectToken : _lastToken + 1;
        }
        while (ObjectAt(_lastToken) != null);

        return _lastToken;
    }

    private RemoteTarget? ObjectAt(int token)
    {
        for (int i = 0; i < _objects.Count; i++)
        {
            RemoteTarget target = (RemoteTarget)_objects[i]!;
            if (target.Token == token)
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>What the other device knows, or will know, at an address of this one. Under the lock.</summary>
    private LocalTarget LocalAt(int handle, int token)
    {
        for (int i = 0; i < _locals.Count; i++)
        {
            LocalTarget known = (LocalTarget)_locals[i]!;
            if (known.Handle == handle && known.Token == token)
            {
                return known;
            }
        }

        LocalTarget target = new LocalTarget(handle, token);
        _locals.Add(target);
        return target;
    }
}
