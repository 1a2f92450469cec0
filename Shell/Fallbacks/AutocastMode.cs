using System.Collections.Immutable;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Threads;

namespace Functional.Dispatch.Shell.Fallbacks;

/// <summary>Automatic mixed precision on the current thread: which devices have it on is in the excluded set, what they cast to is here.</summary>
public static class AutocastMode
{
    /// <summary>Switches autocast for a device on or off until the guard is disposed.</summary>
    /// <param name="device">A device with an Autocast key.</param>
    /// <param name="scalarType">Half or BFloat16; null keeps what the thread has (BFloat16 from the start, Half for CUDA, MPS and XPU).</param>
    /// <param name="enabled">Whether it is on inside.</param>
    /// <returns>The guard; dispose it to leave.</returns>
    /// <exception cref="AutocastException">The device has no Autocast key, or the type is another one.</exception>
    public static AutocastGuard Enable(DeviceType device, ScalarType? scalarType = null, bool enabled = true)
    {
        var type = scalarType ?? TypeOf(device);
        if (KeyRelations.AutocastRelated(Devices.BackendOf(device)).IsEmpty || type is not (ScalarType.Half or ScalarType.BFloat16))
            throw new AutocastException(new NoAutocastError(device, type));
        return new AutocastGuard(KeyOf(device), Types.SetItem(device, type), enabled);
    }

    /// <summary>Whether autocast is on for a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>False also for devices without an Autocast key.</returns>
    public static bool IsEnabled(DeviceType device) =>
        !KeyRelations.AutocastRelated(Devices.BackendOf(device)).IsEmpty && !ThreadContext.IsExcluded(KeyOf(device));

    /// <summary>What autocast casts to on a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>Half or BFloat16.</returns>
    public static ScalarType TypeOf(DeviceType device) =>
        Types.TryGetValue(device, out var type) ? type
        : device is DeviceType.Cuda or DeviceType.Mps or DeviceType.Xpu ? ScalarType.Half
        : ScalarType.BFloat16;

    /// <summary>The Autocast key of a device.</summary>
    /// <param name="device">A device that has one.</param>
    /// <returns>The key; Undefined for other devices.</returns>
    public static DispatchKey KeyOf(DeviceType device) => KeyRelations.AutocastRelated(Devices.BackendOf(device)).HighestPriorityKey;

    private static ImmutableDictionary<DeviceType, ScalarType> Types =>
        ThreadContext.Extended.Autocast as ImmutableDictionary<DeviceType, ScalarType> ?? ImmutableDictionary<DeviceType, ScalarType>.Empty;
}

/// <summary>Changed autocast. The guard owns what is cast to and, of the excluded set, the device's Autocast key.</summary>
public ref struct AutocastGuard
{
    private readonly object? _types;
    private readonly DispatchKey _key;
    private readonly bool _excluded;
    private bool _active;

    internal AutocastGuard(DispatchKey key, object types, bool enabled)
    {
        (_key, _excluded, _types, _active) = (key, ThreadContext.IsExcluded(key), ThreadContext.Extended.Autocast, true);
        ThreadContext.Extended.Autocast = types;
        ThreadContext.SetExcluded(key, !enabled);
    }

    /// <summary>Leaves the scope.</summary>
    public void Dispose()
    {
        if (!_active) return;
        _active = false;
        ThreadContext.Extended.Autocast = _types;
        ThreadContext.SetExcluded(_key, _excluded);
    }
}
