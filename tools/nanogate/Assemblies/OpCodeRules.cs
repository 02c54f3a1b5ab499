using Mono.Cecil.Cil;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>Instructions the nano CLR does not have, or treats as their unchecked sisters.</summary>
internal static class OpCodeRules
{
    public static Rule? RuleOf(Code code) => code switch
    {
        Code.Localloc => NanoRules.StackAllocation,
        Code.Calli or Code.Cpblk or Code.Initblk or Code.Arglist => NanoRules.Pointers,
        Code.Mkrefany or Code.Refanyval or Code.Refanytype => NanoRules.Pointers,
        Code.Volatile => NanoRules.Volatile,
        Code.Add_Ovf or Code.Sub_Ovf or Code.Mul_Ovf => NanoRules.Checked,
        Code.Add_Ovf_Un or Code.Sub_Ovf_Un or Code.Mul_Ovf_Un => NanoRules.Checked,
        Code.Conv_Ovf_I1 or Code.Conv_Ovf_I2 or Code.Conv_Ovf_I4 or Code.Conv_Ovf_I8 => NanoRules.Checked,
        Code.Conv_Ovf_U1 or Code.Conv_Ovf_U2 or Code.Conv_Ovf_U4 or Code.Conv_Ovf_U8 => NanoRules.Checked,
        Code.Conv_Ovf_I1_Un or Code.Conv_Ovf_I2_Un or Code.Conv_Ovf_I4_Un or Code.Conv_Ovf_I8_Un => NanoRules.Checked,
        Code.Conv_Ovf_U1_Un or Code.Conv_Ovf_U2_Un or Code.Conv_Ovf_U4_Un or Code.Conv_Ovf_U8_Un => NanoRules.Checked,
        _ => null,
    };
}
