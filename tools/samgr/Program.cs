using Samgr.Emulator;
using Samgr.Tool.Commands;
using Samgr.Tool.Execution;

ProgramProtection.Apply();
Interrupts.Heed();
return await SamgrCommand.InvokeAsync(args);
