using System.Net.Sockets;
using Samgr.Emulator;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;
using Samgr.ProcessHost;

string? socket = Environment.GetEnvironmentVariable(HostEnvironment.Socket);
string? token = Environment.GetEnvironmentVariable(HostEnvironment.Token);
Environment.SetEnvironmentVariable(HostEnvironment.Token, null);
if (string.IsNullOrEmpty(socket) || string.IsNullOrEmpty(token))
{
    Console.Error.WriteLine("Samgr.ProcessHost is started by a machine; use 'samgr run'");
    return ProcessExitCode.NoMachine;
}

ParentDeath.FollowParent();
try
{
    KernelLink? link = KernelLink.Open(SocketConnection.Open(socket), token, out ProcessConfiguration? configuration);
    if (link != null)
    {
        return new HostedProcess(link, configuration!).Run();
    }

    Console.Error.WriteLine("the kernel did not accept this process");
}
catch (SocketException error)
{
    Console.Error.WriteLine($"the kernel at '{socket}' cannot be reached: {error.Message}");
}

return ProcessExitCode.Refused;
