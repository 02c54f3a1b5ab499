using LiteIpc.Kit;

namespace Samgr.Ability;

/// <summary>
/// The code of a child process that is created for a connection. Its library is an assembly with exactly one public class that
/// implements this and has a constructor without parameters.
/// </summary>
/// <remarks>
/// A child that is started instead runs a public static method of its library: void, with a <see cref="ChildProcessContext"/> as
/// its only parameter, and the only such method of its name in the library.
/// </remarks>
public interface IChildProcessLibrary
{
    /// <summary>Makes the object that the parent gets a proxy to.</summary>
    /// <returns>The object; null, as well as throwing, fails with <see cref="ChildProcessError.ConnectionFailed"/>.</returns>
    RemoteStub? OnConnect(ChildProcessContext process);

    /// <summary>Runs once the parent has been given the object. The child ends when it returns: with exit code 0, or 1 when it throws.</summary>
    void MainProc(ChildProcessContext process);
}
