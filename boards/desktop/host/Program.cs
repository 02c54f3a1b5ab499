using System.Net.Sockets;
using Samgr.Emulator;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.ProcessHost;

ProgramProtection.Apply();
if (!ParentDeath.FollowParent())
{
    return ProcessExitCode.KernelLost;
}

string? socket = Environment.GetEnvironmentVariable(HostEnvironment.Socket);
string token = string.IsNullOrEmpty(socket) ? string.Empty : TokenInput.Read();
if (string.IsNullOrEmpty(socket) || token.Length == 0)
{
    Console.Error.WriteLine("Samgr.ProcessHost is started by a machine; use 'samgr run'");
    return ProcessExitCode.NoMachine;
}

try
{
    KernelLink? link = KernelLink.Open(SocketConnection.Open(socket), token, out ProcessConfiguration? configuration);
    if (link != null)
    {
        if (configuration!.SystemUser != 0 && !Become(configuration))
        {
            Console.Error.WriteLine($"the system does not let this process become user {configuration.SystemUser}; leave \"osUser\" out, or run where all users are there");
            return ProcessExitCode.Refused;
        }

        return new HostedProcess(link, configuration).Run();
    }

    Console.Error.WriteLine("the kernel did not accept this process");
}
catch (ProtocolException error)
{
    Console.Error.WriteLine(error.Message);
}
catch (SocketException error)
{
    Console.Error.WriteLine($"the kernel at '{socket}' cannot be reached: {error.Message}");
}

return ProcessExitCode.Refused;

// The system forgets with a change of the user what was asked for before.
static bool Become(ProcessConfiguration configuration)
    => SystemUser.Become(configuration.SystemUser, configuration.IsDebugged) && ParentDeath.FollowParent();
