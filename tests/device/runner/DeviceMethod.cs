using System.Reflection;
using System.Reflection.Emit;

namespace Samgr.DeviceTests.Runner;

/// <summary>Calls a method as the launcher on a device does: with a null <c>this</c>.</summary>
internal static class DeviceMethod
{
    private delegate void Launch(object[] arguments);

    public static void Call(MethodInfo method, object[] arguments)
    {
        DynamicMethod launcher = new(method.Name, typeof(void), [typeof(object[])], typeof(DeviceMethod).Module, skipVisibility: true);
        ILGenerator code = launcher.GetILGenerator();
        if (!method.IsStatic)
        {
            code.Emit(OpCodes.Ldnull);
        }

        ParameterInfo[] parameters = method.GetParameters();
        for (int index = 0; index < parameters.Length; index++)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, index);
            code.Emit(OpCodes.Ldelem_Ref);
            code.Emit(OpCodes.Unbox_Any, parameters[index].ParameterType);
        }

        code.Emit(OpCodes.Call, method);
        if (method.ReturnType != typeof(void))
        {
            code.Emit(OpCodes.Pop);
        }

        code.Emit(OpCodes.Ret);
        launcher.CreateDelegate<Launch>()(arguments);
    }
}
