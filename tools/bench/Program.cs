using Samgr.Bench.Commands;
using Samgr.Bench.Floors;
using Samgr.Bench.Micro;

return args switch
{
    [PeerProgram.Role, .. string[] rest] => PeerProgram.Run(rest),
    [MicroBenchmarks.Role, .. string[] rest] => MicroBenchmarks.Run(rest),
    _ => BenchCommand.Run(args),
};
