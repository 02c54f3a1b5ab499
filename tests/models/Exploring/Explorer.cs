namespace Samgr.Models.Tests.Exploring;

/// <summary>
/// Runs a model in every order in which its threads and their store buffers can take turns, each state once. A thread that sleeps and that nobody
/// wakes any more is a lost wake-up.
/// </summary>
internal static class Explorer
{
    /// <summary>More states than that are a model that should be smaller.</summary>
    private const int MostStates = 3_000_000;

    /// <summary>Explores a model.</summary>
    /// <returns>What went wrong, with the steps that led there; null when nothing does.</returns>
    public static string? Find(Model model) => Find(model, out _);

    /// <summary>Explores a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="states">How many states it has.</param>
    public static string? Find(Model model, out int states)
    {
        HashSet<State> seen = [];
        Queue<Step> open = new();
        Step first = new(model.Begin(), string.Empty, null);
        seen.Add(first.State);
        open.Enqueue(first);
        while (open.TryDequeue(out Step? step))
        {
            bool isMoved = false;
            foreach (Step next in Next(model, step))
            {
                isMoved = true;
                states = seen.Count;
                if (next.State.Failure is { } failure)
                {
                    return Tell(failure, next);
                }

                if (seen.Add(next.State))
                {
                    open.Enqueue(next);
                }
            }

            states = seen.Count;
            if (!isMoved && Wrong(model, step.State) is { } wrong)
            {
                return Tell(wrong, step);
            }

            Assert.True(states < MostStates, "the model is too large");
        }

        states = seen.Count;
        return null;
    }

    private static IEnumerable<Step> Next(Model model, Step step)
    {
        for (int thread = 0; thread < model.Threads.Count; thread++)
        {
            ModelThread program = model.Threads[thread];
            if (step.State.HasBuffered(thread))
            {
                State flushed = step.State.Copy();
                flushed.Flush(thread);
                yield return new Step(flushed, $"{program.Name}: its store is seen", step);
            }

            int place = step.State.PlaceOf(thread);
            if (place < program.Instructions.Count && !step.State.Sleeps(thread))
            {
                Instruction instruction = program.Instructions[place];
                State after = step.State.Copy();
                if (instruction.IsFence)
                {
                    after.Flush(thread);
                }

                Run(program, after, thread);
                yield return new Step(after, $"{program.Name}: {instruction.Text}", step);
            }
        }
    }

    private static void Run(ModelThread program, State state, int thread)
    {
        do
        {
            int place = state.PlaceOf(thread)++;
            program.Instructions[place].Run(state, thread);
        }
        while (state.Failure == null && state.PlaceOf(thread) < program.Instructions.Count && program.Instructions[state.PlaceOf(thread)].IsLocal);
    }

    private static string? Wrong(Model model, State state)
    {
        for (int thread = 0; thread < model.Threads.Count; thread++)
        {
            if (state.Sleeps(thread))
            {
                return $"{model.Threads[thread].Name} sleeps, and nobody wakes it";
            }
        }

        return model.AtEnd(address => state.Memory(address));
    }

    private static string Tell(string failure, Step? step)
    {
        List<string> steps = [];
        for (; step?.Before != null; step = step.Before)
        {
            steps.Add(step.Text);
        }

        steps.Reverse();
        return failure + ", after:\n  " + string.Join("\n  ", steps);
    }

    private sealed record Step(State State, string Text, Step? Before);
}
