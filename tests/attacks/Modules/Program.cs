using Samgr.Attacks.Modules;
using Samgr.Emulator;

if (args is [Accomplice.Argument, string kernel, string control])
{
    return Accomplice.Run(kernel, control);
}

return await AttackedMachine.RunAsync(args[0], args[1], Enum.Parse<Transport>(args[2]));
