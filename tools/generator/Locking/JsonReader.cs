using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Samgr.Generator.Locking;

/// <summary>Reads JSON, for a generator that brings no library along: objects, arrays, strings and whole numbers.</summary>
internal sealed class JsonReader(string text)
{
    private int _at;

    /// <summary>Reads a text that is one value.</summary>
    /// <exception cref="FormatException">It is not JSON.</exception>
    public static object Read(string text)
    {
        JsonReader reader = new(text);
        object value = reader.Value();
        return reader.Peek() == '\0' ? value : throw reader.Error("something behind the end");
    }

    private object Value() => Peek() switch
    {
        '{' => Members(),
        '[' => Elements(),
        '"' => Text(),
        _ => Number(),
    };

    private List<KeyValuePair<string, object>> Members()
    {
        List<KeyValuePair<string, object>> members = [];
        _at++;
        while (Peek() != '}')
        {
            string key = Text();
            Expect(':');
            members.Add(new(key, Value()));
            Separate('}');
        }

        _at++;
        return members;
    }

    private List<object> Elements()
    {
        List<object> elements = [];
        _at++;
        while (Peek() != ']')
        {
            elements.Add(Value());
            Separate(']');
        }

        _at++;
        return elements;
    }

    private string Text()
    {
        Expect('"');
        StringBuilder value = new();
        while (Current() != '"')
        {
            if (Current() == '\0')
            {
                throw Error("a string without an end");
            }

            value.Append(Current() == '\\' ? Escape() : Current());
            _at++;
        }

        _at++;
        return value.ToString();
    }

    private char Escape()
    {
        _at++;
        if (Current() is '"' or '\\' or '/')
        {
            return Current();
        }

        if (Current() != 'u' || _at + 4 >= text.Length
            || !int.TryParse(text.Substring(_at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
        {
            throw Error("an unknown escape");
        }

        _at += 4;
        return (char)code;
    }

    private object Number()
    {
        int start = _at;
        while (Current() is '-' or (>= '0' and <= '9'))
        {
            _at++;
        }

        return int.TryParse(text.Substring(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Error("neither an object, an array, a string nor a whole number");
    }

    private void Separate(char end)
    {
        if (Peek() == ',')
        {
            _at++;
        }
        else if (Peek() != end)
        {
            throw Error($"neither ',' nor '{end}'");
        }
    }

    private void Expect(char expected)
    {
        if (Peek() != expected)
        {
            throw Error($"no '{expected}'");
        }

        _at++;
    }

    private char Peek()
    {
        while (char.IsWhiteSpace(Current()))
        {
            _at++;
        }

        return Current();
    }

    private char Current() => _at < text.Length ? text[_at] : '\0';

    private FormatException Error(string problem)
    {
        int line = 1;
        for (int i = 0; i < _at && i < text.Length; i++)
        {
            line += text[i] == '\n' ? 1 : 0;
        }

        return new FormatException($"line {line} has {problem}");
    }
}
