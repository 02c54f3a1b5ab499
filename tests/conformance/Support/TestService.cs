namespace Samgr.Conformance.Support;

/// <summary>A service that remembers what happened to it.</summary>
internal sealed class TestService(string name, TaskConfig? config = null) : Service
{
    public override string Name => name;

    public Mailbox Mail { get; } = new();

    public Identity Identity { get; private set; } = Identity.Invalid;

    public int Initialized { get; private set; }

    public override TaskConfig GetTaskConfig() => config ?? new TaskConfig(queueSize: 20);

    public override bool Initialize(Identity identity)
    {
        Identity = identity;
        Initialized++;
        return true;
    }

    public override bool MessageHandle(Request request)
    {
        Mail.Put(request);
        return true;
    }
}

/// <summary>A feature that remembers what happened to it, and answers when it is told what to.</summary>
internal sealed class TestFeature(string name) : Feature
{
    public override string Name => name;

    public Mailbox Mail { get; } = new();

    public Identity Identity { get; private set; } = Identity.Invalid;

    public int Initialized { get; private set; }

    public string? Answer { get; init; }

    public int AnswerResult { get; private set; } = int.MinValue;

    public override void OnInitialize(Service parent, Identity identity)
    {
        Identity = identity;
        Initialized++;
    }

    public override bool OnMessage(Request request)
    {
        if (Answer != null)
        {
            AnswerResult = Samgr!.SendResponse(request, new Response(Answer));
        }

        Mail.Put(request);
        return true;
    }
}
