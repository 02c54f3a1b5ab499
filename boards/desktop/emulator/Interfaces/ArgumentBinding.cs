using System.Text.Json;

namespace Samgr.Emulator.Interfaces;

/// <summary>Gives the arguments of the command line, by name or by place, to the parameters of a function.</summary>
public static class ArgumentBinding
{
    /// <summary>The request of a call.</summary>
    /// <exception cref="FormatException">The arguments are not those of the function.</exception>
    public static byte[] Write(InterfaceInfo info, MethodInfo method, IReadOnlyList<string> arguments)
    {
        ValueInfo[] parameters = [.. method.Sent];
        string?[] texts = Assign(method, parameters, arguments);
        MessageWriter message = new(info, method.Name);
        for (int i = 0; i < parameters.Length; i++)
        {
            string what = $"argument '{parameters[i].Name}' of {method.Name}";
            InterfaceType type = InterfaceType.Of(parameters[i]);
            JsonElement value = texts[i] is { } text
                ? ArgumentText.Parse(type, text, what)
                : throw new FormatException($"{what} is missing: {Signature.Of(method)}");
            message.Write(type, value, parameters[i].Name);
        }

        return message.ToArray();
    }

    /// <summary>The request of a call.</summary>
    /// <exception cref="FormatException">The arguments are not those of the function.</exception>
    public static byte[] Write(InterfaceInfo info, MethodInfo method, IReadOnlyList<JsonElement> arguments)
    {
        ValueInfo[] parameters = [.. method.Sent];
        if (arguments.Count != parameters.Length)
        {
            throw new FormatException($"{arguments.Count} arguments are given; there are {parameters.Length}: {Signature.Of(method)}");
        }

        MessageWriter message = new(info, method.Name);
        for (int i = 0; i < parameters.Length; i++)
        {
            message.Write(InterfaceType.Of(parameters[i]), arguments[i], parameters[i].Name);
        }

        return message.ToArray();
    }

    /// <summary>Takes NAME=VALUE apart.</summary>
    /// <returns>The name; null when the text has none in front.</returns>
    public static string? NameIn(string argument)
    {
        int equals = argument.IndexOf('=');
        return equals > 0 && argument[..equals].All(letter => char.IsLetterOrDigit(letter) || letter == '_') && !char.IsDigit(argument[0])
            ? argument[..equals]
            : null;
    }

    private static string?[] Assign(MethodInfo method, ValueInfo[] parameters, IReadOnlyList<string> arguments)
    {
        string?[] texts = new string?[parameters.Length];
        List<string> positional = [];
        foreach (string argument in arguments)
        {
            string? name = NameIn(argument);
            int named = name is null ? -1 : Array.FindIndex(parameters, parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));
            if (named < 0)
            {
                positional.Add(argument);
            }
            else if (texts[named] is not null)
            {
                throw new FormatException($"argument '{parameters[named].Name}' of {method.Name} is given twice");
            }
            else
            {
                texts[named] = argument[(name!.Length + 1)..];
            }
        }

        int place = 0;
        foreach (string argument in positional)
        {
            while (place < texts.Length && texts[place] is not null)
            {
                place++;
            }

            bool takesText = place < texts.Length && InterfaceType.Of(parameters[place]) is { Element: null, Kind: null, Name: "str" };
            if (NameIn(argument) is { } unknown && !takesText)
            {
                throw new FormatException(
                    $"{method.Name} has no argument '{unknown}'; {NameAdvice.Of(unknown, parameters.Select(parameter => parameter.Name))}");
            }

            if (place == texts.Length)
            {
                throw new FormatException($"'{argument}' is one argument too many: {Signature.Of(method)}");
            }

            texts[place] = argument;
        }

        return texts;
    }
}
