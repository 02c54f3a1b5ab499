using System.CommandLine.Parsing;

namespace Samgr.Tool.Commands;

/// <summary>Turns unreadable input into an error of the command line.</summary>
internal static class TokenParser
{
    public static T? One<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FormatException error)
        {
            result.AddError(error.Message);
            return default;
        }
    }

    public static T[] Many<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return [.. result.Tokens.Select(token => parse(token.Value))];
        }
        catch (FormatException error)
        {
            result.AddError(error.Message);
            return [];
        }
    }

    public static int Number(string text, string what) =>
        int.TryParse(text, out int number) && number >= 0 ? number : throw new FormatException($"'{text}' is no {what}; give a number from 0 on");
}
