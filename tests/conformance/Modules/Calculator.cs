using LiteIpc;

namespace Samgr.Conformance.Modules;

/// <summary>The functions of the calculator. Each answers with a status and, when that is 0, a number.</summary>
public static class CalculatorFunction
{
    /// <summary>Adds two numbers.</summary>
    public const int Add = 1;

    /// <summary>Subtracts the second number from the first.</summary>
    public const int Subtract = 2;

    /// <summary>Multiplies two numbers.</summary>
    public const int Multiply = 3;

    /// <summary>Divides the first number by the second; status -1 when that is 0.</summary>
    public const int Divide = 4;

    /// <summary>A function that there is not; status -2.</summary>
    public const int Unknown = 99;
}

/// <summary>The server of the field's IPC suites: a device manager that calculates.</summary>
public sealed class CalculatorModule : ServiceModule
{
    /// <summary>The service; the calculator is its default interface.</summary>
    public const string Service = "dev_mgr_svc";

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(new PlainService(Service));
            installed.RegisterDefaultFeatureApi(Service, new CalculatorApi());
        });
    }
}

internal sealed class CalculatorApi : ServerProxy
{
    private const int Failed = -1;
    private const int InvalidParam = -2;

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        int first = request.ReadInt32();
        int second = request.ReadInt32();
        switch (funcId)
        {
            case CalculatorFunction.Add:
                return Answer(reply, first + second);
            case CalculatorFunction.Subtract:
                return Answer(reply, first - second);
            case CalculatorFunction.Multiply:
                return Answer(reply, first * second);
            case CalculatorFunction.Divide when second != 0:
                return Answer(reply, first / second);
            case CalculatorFunction.Divide:
                reply.WriteInt32(Failed);
                return EC.Success;
            default:
                reply.WriteInt32(InvalidParam);
                return EC.Success;
        }
    }

    private static int Answer(IpcIo reply, int value)
    {
        reply.WriteInt32(EC.Success);
        reply.WriteInt32(value);
        return EC.Success;
    }
}
