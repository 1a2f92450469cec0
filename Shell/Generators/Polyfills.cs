// What the core's schema files use and netstandard2.0 lacks. Only what they use; each as the runtime has it.
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
    internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
    {
        public Type BuilderType { get; } = builderType;

        public string MethodName { get; } = methodName;
    }
}

namespace System.Buffers
{
    internal sealed class SearchValues<T>(HashSet<T> values)
    {
        public bool Contains(T value) => values.Contains(value);
    }

    internal static class SearchValues
    {
        public static SearchValues<char> Create(string values) => new([.. values]);
    }
}

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public bool IsFromEnd => fromEnd;

        public static Index Start => new(0);

        public static Index End => new(0, true);

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => fromEnd ? length - value : value;
    }

    internal readonly struct Range(Index start, Index end)
    {
        public Index Start => start;

        public Index End => end;

        public static Range StartAt(Index start) => new(start, Index.End);

        public static Range EndAt(Index end) => new(Index.Start, end);
    }

    internal struct HashCode
    {
        private int _hash;

        public void Add<T>(T value) => _hash = (_hash * 31) + (value?.GetHashCode() ?? 0);

        public readonly int ToHashCode() => _hash;
    }
}

namespace Functional.Dispatch.Schemas
{
    internal static class Polyfills
    {
        public static int IndexOfAnyExcept(this ReadOnlySpan<char> text, SearchValues<char> values)
        {
            for (var i = 0; i < text.Length; i++)
                if (!values.Contains(text[i])) return i;
            return -1;
        }

        public static bool ContainsAnyExceptInRange(this ReadOnlySpan<char> text, char low, char high)
        {
            foreach (var c in text)
                if (c < low || c > high) return true;
            return false;
        }

        public static bool StartsWith(this ReadOnlySpan<char> text, string value, StringComparison comparison) => text.StartsWith(value.AsSpan(), comparison);

        public static bool EndsWith(this string text, char value) => text.Length > 0 && text[text.Length - 1] == value;

        public static StringBuilder AppendJoin(this StringBuilder output, char separator, IEnumerable<string> items) =>
            output.Append(string.Join(separator.ToString(), items));

        public static StringBuilder Append(this StringBuilder output, CultureInfo culture, FormattableString text) => output.Append(text.ToString(culture));

        public static bool SequenceEqual<T>(this ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        {
            if (left.Length != right.Length) return false;
            for (var i = 0; i < left.Length; i++)
                if (!EqualityComparer<T>.Default.Equals(left[i], right[i])) return false;
            return true;
        }

        extension(string)
        {
            public static string Create(IFormatProvider culture, FormattableString text) => text.ToString(culture);
        }

        extension(char)
        {
            public static bool IsAsciiDigit(char c) => c is >= '0' and <= '9';
        }

        extension(int)
        {
            public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider culture, out int value) =>
                int.TryParse(text.ToString(), style, culture, out value);
        }

        extension(long)
        {
            public static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider culture, out long value) =>
                long.TryParse(text.ToString(), style, culture, out value);
        }
    }

    internal static class BaseTypeLookup
    {
        private static readonly Dictionary<string, BaseType> ByWord = BaseTypes.All.ToDictionary(BaseTypes.Word, StringComparer.Ordinal);

        internal static BaseType? Find(ReadOnlySpan<char> word) => ByWord.TryGetValue(word.ToString(), out var type) ? type : null;
    }
}
