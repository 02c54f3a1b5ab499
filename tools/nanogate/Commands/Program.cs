using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Commands;

internal static class Program
{
    private const string Usage = """
        Usage:
          surface --out FOLDER                    write the reference surface as assemblies
          check --assembly FILE                   check an assembly compiled for a board
          check --name NAME --source FILE ...     compile sources for a board and check them
                [--reference FILE] [--symbol NAME] [--friend NAME] [--generator FILE]
                [--additional FILE] [--language VERSION] [--nullable MODE] [--optimize true] [--program true] [--out FILE]
                [--compiler FOLDER]             take the compiler of an SDK
          @FILE stands for the arguments in FILE, one option and its value a line.
        """;

    public static int Main(string[] arguments)
    {
        try
        {
            Arguments read = Arguments.Read(arguments);
            string? compiler = read.Last("compiler");
            return compiler is not null && Directory.Exists(compiler) && !CompilerContext.IsInside
                ? CompilerContext.Run(compiler, arguments)
                : Run(read);
        }
        catch (ArgumentException problem)
        {
            Console.Error.WriteLine(problem.Message);
            Console.Error.WriteLine(Usage);
            return 2;
        }
    }

    private static int Run(Arguments arguments)
    {
        switch (arguments.Verb)
        {
            case "surface":
                LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, arguments.One("out"));
                return 0;
            case "check":
                return CheckCommand.Run(arguments, Console.Out);
            default:
                throw new ArgumentException($"There is no verb '{arguments.Verb}'.");
        }
    }
}
