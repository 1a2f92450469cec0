using System.Runtime.InteropServices;
using Functional.Dispatch.Gpu.Native;

namespace Functional.Dispatch.Gpu.OpenCl;

/// <summary>The functions of OpenCL 1.2 that are used, under their own names (The OpenCL Specification, version 1.2).</summary>
internal static unsafe partial class ClNative
{
    private const string Library = NativeLibraries.OpenCl;

    public const int Success = 0;
    public const int DeviceNotFound = -1;
    public const int DeviceNotAvailable = -2;
    public const int MemObjectAllocationFailure = -4;
    public const int OutOfResources = -5;
    public const int OutOfHostMemory = -6;
    public const int BuildProgramFailure = -11;
    public const int InvalidCommandQueue = -36;
    public const int InvalidBufferSize = -61;
    public const int PlatformNotFound = -1001;

    public const uint PlatformName = 0x0902;
    public const uint PlatformVersion = 0x0901;
    public const ulong DeviceTypeAll = 0xFFFFFFFF;
    public const ulong DeviceTypeCpu = 1 << 1;
    public const ulong DeviceTypeGpu = 1 << 2;
    public const uint DeviceType = 0x1000;
    public const uint DeviceMaxComputeUnits = 0x1002;
    public const uint DeviceMaxWorkGroupSize = 0x1004;
    public const uint DeviceMaxMemAllocSize = 0x1010;
    public const uint DeviceGlobalMemSize = 0x101F;
    public const uint DeviceName = 0x102B;
    public const uint DriverVersion = 0x102D;
    public const uint DeviceVersion = 0x102F;
    public const uint DeviceDoubleFpConfig = 0x1032;
    public const uint DeviceHostUnifiedMemory = 0x1035;
    public const uint ProgramBinarySizes = 0x1165;
    public const uint ProgramBinaries = 0x1166;
    public const uint ProgramBuildLog = 0x1183;
    public const ulong MemReadWrite = 1;
    public const ulong MemAllocHostPtr = 1 << 4;
    public const ulong MapRead = 1;
    public const ulong MapWrite = 2;
    public const uint EventCommandExecutionStatus = 0x11D3;
    public const int Complete = 0;

    [LibraryImport(Library)]
    public static partial int clGetPlatformIDs(uint entries, nint* platforms, out uint count);

    [LibraryImport(Library)]
    public static partial int clGetPlatformInfo(nint platform, uint what, nuint size, byte* value, out nuint needed);

    [LibraryImport(Library)]
    public static partial int clGetDeviceIDs(nint platform, ulong type, uint entries, nint* devices, out uint count);

    [LibraryImport(Library)]
    public static partial int clGetDeviceInfo(nint device, uint what, nuint size, byte* value, out nuint needed);

    [LibraryImport(Library)]
    public static partial nint clCreateContext(nint properties, uint count, in nint devices, nint notify, nint data, out int error);

    [LibraryImport(Library)]
    public static partial int clReleaseContext(nint context);

    [LibraryImport(Library)]
    public static partial nint clCreateCommandQueue(nint context, nint device, ulong properties, out int error);

    [LibraryImport(Library)]
    public static partial int clReleaseCommandQueue(nint queue);

    [LibraryImport(Library)]
    public static partial nint clCreateBuffer(nint context, ulong flags, nuint size, nint host, out int error);

    [LibraryImport(Library)]
    public static partial int clReleaseMemObject(nint memory);

    [LibraryImport(Library)]
    public static partial nint clCreateProgramWithSource(nint context, uint count, in nint texts, in nuint lengths, out int error);

    [LibraryImport(Library)]
    public static partial nint clCreateProgramWithBinary(nint context, uint count, in nint devices, in nuint lengths, in nint binaries, out int status, out int error);

    [LibraryImport(Library)]
    public static partial int clBuildProgram(nint program, uint count, in nint devices, [MarshalAs(UnmanagedType.LPStr)] string options, nint notify, nint data);

    [LibraryImport(Library)]
    public static partial int clGetProgramBuildInfo(nint program, nint device, uint what, nuint size, byte* value, out nuint needed);

    [LibraryImport(Library)]
    public static partial int clGetProgramInfo(nint program, uint what, nuint size, void* value, out nuint needed);

    [LibraryImport(Library)]
    public static partial int clReleaseProgram(nint program);

    [LibraryImport(Library)]
    public static partial nint clCreateKernel(nint program, [MarshalAs(UnmanagedType.LPStr)] string name, out int error);

    [LibraryImport(Library)]
    public static partial int clReleaseKernel(nint kernel);

    [LibraryImport(Library)]
    public static partial int clSetKernelArg(nint kernel, uint index, nuint size, void* value);

    [LibraryImport(Library)]
    public static partial int clEnqueueNDRangeKernel(
        nint queue, nint kernel, uint dimensions, nuint* offset, nuint* global, nuint* local, uint waitCount, nint* wait, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueReadBuffer(nint queue, nint buffer, uint blocking, nuint offset, nuint size, void* target, uint waitCount, nint* wait, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueWriteBuffer(nint queue, nint buffer, uint blocking, nuint offset, nuint size, void* source, uint waitCount, nint* wait, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueCopyBuffer(
        nint queue, nint source, nint target, nuint sourceOffset, nuint targetOffset, nuint size, uint waitCount, nint* wait, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueFillBuffer(
        nint queue, nint buffer, void* pattern, nuint patternSize, nuint offset, nuint size, uint waitCount, nint* wait, nint* done);

    [LibraryImport(Library)]
    public static partial void* clEnqueueMapBuffer(
        nint queue, nint buffer, uint blocking, ulong flags, nuint offset, nuint size, uint waitCount, nint* wait, nint* done, out int error);

    [LibraryImport(Library)]
    public static partial int clEnqueueUnmapMemObject(nint queue, nint memory, void* mapped, uint waitCount, nint* wait, nint* done);

    [LibraryImport(Library)]
    public static partial int clEnqueueMarkerWithWaitList(nint queue, uint waitCount, nint* wait, out nint done);

    [LibraryImport(Library)]
    public static partial int clEnqueueBarrierWithWaitList(nint queue, uint waitCount, nint* wait, nint* done);

    [LibraryImport(Library)]
    public static partial int clWaitForEvents(uint count, in nint events);

    [LibraryImport(Library)]
    public static partial int clGetEventInfo(nint @event, uint what, nuint size, void* value, out nuint needed);

    [LibraryImport(Library)]
    public static partial int clReleaseEvent(nint @event);

    [LibraryImport(Library)]
    public static partial int clFlush(nint queue);

    [LibraryImport(Library)]
    public static partial int clFinish(nint queue);
}
