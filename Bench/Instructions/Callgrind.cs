using System.Runtime.InteropServices;

namespace Functional.Dispatch.Bench.Instructions;

/// <summary>
/// What a program says to the valgrind it runs under (valgrind.h, callgrind.h): a request is a sequence of instructions that does nothing on a real
/// processor. As C# cannot spell it, it lies in a page of machine code of its own.
/// </summary>
internal static partial class Callgrind
{
    // rax: the address of the request and its arguments; rdx: the answer where no valgrind listens.
    private static ReadOnlySpan<byte> Code =>
    [
        0x48, 0x89, 0xF8,                   // mov rax, rdi
        0x48, 0x89, 0xF2,                   // mov rdx, rsi
        0x48, 0xC1, 0xC7, 0x03,             // rol rdi, 3: four rotations by 128 bits together, which nobody writes but for valgrind
        0x48, 0xC1, 0xC7, 0x0D,             // rol rdi, 13
        0x48, 0xC1, 0xC7, 0x3D,             // rol rdi, 61
        0x48, 0xC1, 0xC7, 0x33,             // rol rdi, 51
        0x48, 0x87, 0xDB,                   // xchg rbx, rbx
        0x48, 0x89, 0xD0,                   // mov rax, rdx
        0xC3,                               // ret
    ];

    private const ulong RunningOnValgrind = 0x1001;
    private const ulong Tool = ((ulong)'C' << 24) | ((ulong)'T' << 16);
    private const ulong DumpStatsAt = Tool + 3;
    private const ulong StartInstrumentation = Tool + 4;
    private const ulong StopInstrumentation = Tool + 5;

    private static readonly Request? Ask = Make();

    private delegate ulong Request(ulong[] request, ulong otherwise);

    /// <summary>Whether this process runs under valgrind.</summary>
    public static bool IsListening => Ask is not null && Send(RunningOnValgrind) != 0;

    /// <summary>Counting begins.</summary>
    public static void Start() => Send(StartInstrumentation);

    /// <summary>Counting ends.</summary>
    public static void Stop() => Send(StopInstrumentation);

    /// <summary>What was counted since the last such request is written to a file of its own, and counting begins again at zero.</summary>
    /// <param name="label">What the file will say was counted.</param>
    public static void Dump(string label)
    {
        var text = Marshal.StringToCoTaskMemUTF8(label);
        Send(DumpStatsAt, (ulong)text);
        Marshal.FreeCoTaskMem(text);
    }

    private static ulong Send(ulong request, ulong argument = 0) => Ask is null ? 0 : Ask([request, argument, 0, 0, 0, 0], 0);

    private static Request? Make()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return null;
        const int ReadWriteExecute = 7, PrivateAnonymous = 0x22;
        var page = MMap(0, 4096, ReadWriteExecute, PrivateAnonymous, -1, 0);
        if (page == -1) return null;
        Marshal.Copy(Code.ToArray(), 0, page, Code.Length);
        return Marshal.GetDelegateForFunctionPointer<Request>(page);
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MMap(nint address, nint length, int protection, int flags, int file, nint offset);
}
