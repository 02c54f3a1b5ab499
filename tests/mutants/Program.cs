using System.Reflection;
using System.Runtime.InteropServices;
using Samgr.Mutants.Reading;
using Samgr.Mutants.Running;

string root = Path.GetFullPath(
    Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!);
using CancellationTokenSource end = new();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

try
{
    Mutant[] chosen = [.. MutantFiles.Read(root).Where(mutant => args.Length == 0 || args.Any(part => mutant.Name.Contains(part) || mutant.Place.StartsWith(part)))];
    return new MutantRun(root, Console.Out).Execute(chosen, end.Token);
}
catch (Exception error) when (error is MutantException or OperationCanceledException)
{
    Console.Error.WriteLine(error.Message);
    return MutantRun.Impossible;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    end.Cancel();
}
