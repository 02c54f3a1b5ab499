using System.Globalization;

namespace Samgr.Emulator.Peers;

/// <summary>A process as Linux knows it. Two that are equal are the same process, with the same parent.</summary>
/// <param name="Id">Its number, which is given to another one when it has ended.</param>
/// <param name="Parent">The process that started it, or that has taken it over from there.</param>
/// <param name="Started">When it was started, in ticks since the system was.</param>
internal readonly record struct SystemProcess(int Id, int Parent, ulong Started)
{
    private const int ParentField = 1;
    private const int StartField = 19;

    /// <summary>Looks a process up.</summary>
    /// <returns>Null when there is none, or the system does not show it.</returns>
    internal static SystemProcess? Find(int id)
    {
        try
        {
            // Its name, in brackets, may hold anything.
            string text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new SystemProcess(
                id,
                int.Parse(fields[ParentField], CultureInfo.InvariantCulture),
                ulong.Parse(fields[StartField], CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a process comes from another one, which must take the orphans of its descendants (PR_SET_CHILD_SUBREAPER) and
    /// run all along.
    /// </summary>
    /// <returns>Null when the system does not tell, or too much changes while it is asked.</returns>
    internal static bool? Descends(int id, int ancestor)
    {
        const int Tries = 100;
        for (int i = 0; i < Tries; i++)
        {
            if (Find(id) is not SystemProcess process)
            {
                return null;
            }

            if (TryClimb(process, ancestor, out bool isFound))
            {
                return isFound;
            }
        }

        return null;
    }

    // A link counts if the child has the same parent after the parent was looked up as before: only then was that the parent,
    // and not somebody who was given its number meanwhile.
    private static bool TryClimb(SystemProcess process, int ancestor, out bool isFound)
    {
        isFound = false;
        while (process.Parent > 0)
        {
            if (process.Parent == ancestor)
            {
                isFound = true;
                return true;
            }

            if (Find(process.Parent) is not SystemProcess parent || Find(process.Id) != process)
            {
                return false;
            }

            process = parent;
        }

        return true;
    }
}
