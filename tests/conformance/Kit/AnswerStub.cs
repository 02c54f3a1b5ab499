using LiteIpc.Kit;

namespace Samgr.Conformance.Kit;

/// <summary>A stub that answers with a code, and with the parcel that it was sent.</summary>
internal sealed class AnswerStub(int answer = IpcError.Success) : RemoteStub("test.answer")
{
    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        reply.Append(data);
        return answer;
    }
}
