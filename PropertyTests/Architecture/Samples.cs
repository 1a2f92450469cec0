// What the architecture tests must refuse, one kind of offence per member. Compiled into the test assembly and never run.
#pragma warning disable CA1051, CA2211, CA1802, CA5394, CA1812, CA1823, CA1852, CS0169, CS0414, IDE0051, CS0649, CA2201, CA1819
using Functional.Dispatch.PropertyTests.Architecture.Sample.Upper;

namespace Functional.Dispatch.PropertyTests.Architecture.Sample.Ground
{
    internal sealed class ByField
    {
        private readonly Above? _above;

        public override string ToString() => $"{_above is null}";
    }

    internal static class BySignature
    {
        public static void Take(List<Above[]> above) => above.Clear();
    }

    internal static class ByBody
    {
        public static object Make() => new Above();

        public static string Name() => nameof(Above);
    }

    internal static class ByGenericArgument
    {
        public static int Count() => Enumerable.Empty<Above>().Count();
    }

    internal sealed class ByBase : Above;

    internal sealed class ByAttribute
    {
        [AboveMark(typeof(string))]
        public int Marked { get; init; }
    }

    internal sealed class ByAttributeArgument
    {
        [System.ComponentModel.TypeConverter(typeof(Above))]
        public int Marked { get; init; }
    }

    internal static class ByConstraint
    {
        public static bool IsNull<T>(T? value)
            where T : Above => value is null;
    }

    internal static class ByCatch
    {
        public static bool Fails(Action action)
        {
            try
            {
                action();
                return false;
            }
            catch (AboveException)
            {
                return true;
            }
        }
    }

    internal static class Innocent
    {
        public static string Name() => nameof(Above);
    }
}

namespace Functional.Dispatch.PropertyTests.Architecture.Sample.Upper
{
    internal class Above
    {
        public static int UsesGround() => Ground.Innocent.Name().Length;
    }

    internal sealed class AboveException : Exception;

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class AboveMarkAttribute(Type type) : Attribute
    {
        public Type Type { get; } = type;
    }
}

namespace Functional.Dispatch.PropertyTests.Architecture.Sample.Impure
{
    internal static class Offences
    {
        public static int Counter;

        public static readonly int[] Shared = [1];

        private static readonly int[] Private = [2];

        [ThreadStatic]
        private static int _perThread;

        private static readonly Lazy<int> Late = new(() => 3);

        public static List<int> Exposed { get; } = [4];

        public static int Settable { get; set; }

        public static DateTime Clock() => DateTime.UtcNow;

        public static Guid Identity() => Guid.NewGuid();

        public static int Chance() => new Random().Next() + Private[0] + _perThread + Late.Value;

        public static string? Variable() => Environment.GetEnvironmentVariable("PATH");

        public static void Print() => Console.Write("");

        public static string Read() => File.ReadAllText("");

        public static long Memory() => new MemoryStream().Length;

        public static void Lock(object gate)
        {
            lock (gate)
            {
                Counter++;
            }
        }

        public static int Atomic() => System.Threading.Interlocked.Increment(ref Counter);

        public static long Time() => System.Diagnostics.Stopwatch.GetTimestamp();

        public static void Start() => System.Diagnostics.Process.Start("");

        public static Task Wait() => Task.Delay(1);

        public static object? Make(Type type) => Activator.CreateInstance(type);

        public static object? Look(Type type) => type.GetMethod("");

        public static object Stream(Stream stream) => new System.Text.Json.Utf8JsonWriter(stream);

        public static string Serialise() => System.Text.Json.JsonSerializer.Serialize(1);

        public static object Web() => new HttpClient();

        public static IEnumerable<int> AllowedIterator(int[] items)
        {
            foreach (var item in items.Where(i => i > 0)) yield return item;
        }
    }
}
