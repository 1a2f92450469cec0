using Functional.Dispatch.Keys;
using Functional.Dispatch.Shell.Calls;

namespace Functional.Dispatch.Cli.Conformance;

/// <summary>A tensor that is its recorded keys and nothing else, as the recording program made them.</summary>
/// <param name="keys">The keys, as they are: the constructor's rule is not applied.</param>
internal sealed class ReplayTensor(DispatchKeySet keys) : KeyedObject(keys);
