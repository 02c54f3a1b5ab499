using Samgr.Models.Tests.Exploring;

namespace Samgr.Models.Tests.Deaths;

/// <summary>The memory of a channel (ChannelEnd): users enter and leave, and one closes it. It goes once, when nobody is inside.</summary>
internal static class ChannelEndModel
{
    private const int ClosedBias = -100;

    /// <summary>Makes the model.</summary>
    /// <param name="fault">What is wrong in it.</param>
    /// <param name="users">Threads that use the memory.</param>
    public static Model Make(DeathFault fault, int users)
    {
        int released = 0;
        Model model = new() { AtEnd = memory => memory(released) == 1 ? null : $"the memory went {memory(released)} times" };
        released = model.Words();
        int count = model.Words();
        for (int i = 0; i < users; i++)
        {
            ModelThread user = model.Thread($"user {i + 1}").AddTo("the users", _ => count, _ => 1, 0);
            if (fault != DeathFault.EnterWithoutLook)
            {
                user.If(r => r(0) <= 0 ? 1 : 0, "leave");
            }

            user.Read("the memory", _ => released, 1).Check(r => 1 - r(1), "it uses memory that is gone")
                .Label("leave").AddTo("the users", _ => count, _ => -1, 0).If(r => r(0) != ClosedBias ? 1 : 0, "over");
            Release(user, released, fault).Label("over");
        }

        ModelThread closer = model.Thread("closer").AddTo("the users", _ => count, _ => ClosedBias, 0);
        if (fault != DeathFault.ReleaseAtClose)
        {
            closer.If(r => r(0) != ClosedBias ? 1 : 0, "over");
        }

        Release(closer, released, fault).Label("over");
        return model;
    }

    private static ModelThread Release(ModelThread thread, int released, DeathFault fault) => fault == DeathFault.ReleaseWithoutMark
        ? thread.AddTo("what is released", _ => released, _ => 1, 1)
        : thread.CompareExchange("what is released", _ => released, _ => 1, _ => 0, 1);
}
