using Samgr.Tool.Commands;

return await SamgrCommand.InvokeAsync(args);
