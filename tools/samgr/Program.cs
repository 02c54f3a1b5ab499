using Samgr.Emulator;
using Samgr.Tool.Commands;

ProgramProtection.Apply();
return await SamgrCommand.InvokeAsync(args);
