using System.Runtime.CompilerServices;
using System.Threading;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Rules;
using Functional.Dispatch.Schemas;
using LanguageExt;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>What a library block is for.</summary>
public enum LibraryKind
{
    /// <summary>Holds a namespace: the one block that introduces it.</summary>
    Definition,

    /// <summary>Adds definitions and kernels to a namespace; there may be many.</summary>
    Fragment,

    /// <summary>Registers kernels, and in the wildcard namespace fallbacks, mostly for one key.</summary>
    Implementation,
}

/// <summary>
/// A block of registrations, as PyTorch's <c>TORCH_LIBRARY</c>, <c>TORCH_LIBRARY_FRAGMENT</c> and <c>TORCH_LIBRARY_IMPL</c>. Definitions and
/// kernels can be registered in any order; each remembers the file and line of its registration. Disposing the block takes back all that was
/// registered in it, and for a definition block frees the namespace. Safe on any thread.
/// </summary>
public sealed class Library : IDisposable
{
    /// <summary>The namespace that stands for all: only there can backend fallbacks be registered, and nothing else.</summary>
    public const string Wildcard = "_";

    private const int SmallestPrune = 32;

    private readonly System.Threading.Lock _lock = new();
    private readonly string _debug;
    private readonly List<Registration> _registrations = [];
    private int _pruneAt = SmallestPrune;
    private (string Module, string Context)? _fakeImplementation;
    private bool _isDisposed;

    private Library(Dispatcher dispatcher, LibraryKind kind, string @namespace, RegistrationKey? key, string debug)
    {
        Dispatcher = dispatcher;
        Kind = kind;
        Namespace = @namespace;
        Key = key;
        _debug = debug;
    }

    /// <summary>The dispatcher registered with.</summary>
    public Dispatcher Dispatcher { get; }

    /// <summary>What the block is for.</summary>
    public LibraryKind Kind { get; }

    /// <summary>The namespace of every name in it; <see cref="Wildcard"/> for all.</summary>
    public string Namespace { get; }

    /// <summary>The key that its kernels are registered for unless they name it again; null when each says its own.</summary>
    public RegistrationKey? Key { get; }

    /// <summary>Opens the definition block of a namespace.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="namespace">The namespace, which has no such block yet.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The block.</returns>
    /// <exception cref="RegistrationException">The namespace has a definition block, or is none.</exception>
    public static Library Definition(
        Dispatcher dispatcher, string @namespace, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var library = Open(dispatcher, LibraryKind.Definition, @namespace, null, Provenance.At(file, line));
        dispatcher.Change(s => s.Namespaces.TryGetValue(@namespace, out var existing)
            ? throw new RegistrationException(new DuplicateLibraryError(@namespace, existing, library._debug))
            : s with { Namespaces = s.Namespaces.Add(@namespace, library._debug) });
        return library;
    }

    /// <summary>Opens a block that adds to a namespace, whether or not it has a definition block.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="namespace">The namespace.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The block.</returns>
    /// <exception cref="RegistrationException">The text is no namespace.</exception>
    public static Library Fragment(
        Dispatcher dispatcher, string @namespace, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Open(dispatcher, LibraryKind.Fragment, @namespace, null, Provenance.At(file, line));

    /// <summary>Opens a block of kernels, or in the <see cref="Wildcard"/> namespace of backend fallbacks.</summary>
    /// <param name="dispatcher">The dispatcher.</param>
    /// <param name="namespace">The namespace.</param>
    /// <param name="key">The key of every kernel in it, a runtime or alias key; null when each kernel says its own or goes without.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The block.</returns>
    /// <exception cref="RegistrationException">The text is no namespace.</exception>
    public static Library Implementation(
        Dispatcher dispatcher, string @namespace, RegistrationKey? key = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Open(dispatcher, LibraryKind.Implementation, @namespace, key, Provenance.At(file, line));

    /// <summary>Says in which module the fake (shape-only) implementations of the operators defined from here on live.</summary>
    /// <param name="module">The module, named by the error of a call that needs it while it is not loaded.</param>
    /// <param name="context">Where to learn more; may be empty.</param>
    public void FakeImplementationsIn(string module, string context = "")
    {
        ArgumentNullException.ThrowIfNull(module);
        lock (_lock) _fakeImplementation = (module, context ?? "");
    }

    /// <summary>Defines an operator.</summary>
    /// <param name="schema">Its schema in PyTorch's language; a name without namespace gets the block's.</param>
    /// <param name="tags">Its tags, such as <c>pointwise</c>.</param>
    /// <param name="aliasAnalysis">How its aliasing is known.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take the definition back.</returns>
    /// <exception cref="RegistrationException">The text is no schema, names another namespace, the operator is defined already, a kernel does not fit, or the block holds no definitions.</exception>
    public Registration Def(
        string schema, IEnumerable<string>? tags = null, AliasAnalysis aliasAnalysis = AliasAnalysis.FromSchema,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        CheckDefines();
        var parsed = SchemaParser.Parse(schema).Match(Right: s => s, Left: Refuse<FunctionSchema>);
        return Define(parsed with { Name = Qualified(parsed.Name) }, tags, aliasAnalysis, Provenance.At(file, line));
    }

    /// <summary>Defines an operator together with a kernel.</summary>
    /// <param name="schemaOrName">Its schema; or its name alone, when the kernel is typed and says the schema.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="key">A runtime or alias key; null is CompositeImplicitAutograd.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take both back.</returns>
    /// <exception cref="RegistrationException">As <see cref="Def(string, IEnumerable{string}, AliasAnalysis, string, int)"/>; then neither is registered.</exception>
    public RegistrationGroup Def(
        string schemaOrName, Kernel kernel, RegistrationKey? key = null, IEnumerable<string>? tags = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(schemaOrName);
        ArgumentNullException.ThrowIfNull(kernel);
        if (schemaOrName.Contains('(', StringComparison.Ordinal))
            return RegistrationGroup.Of(() => Def(schemaOrName, tags, file: file, line: line), () => Impl(schemaOrName[..schemaOrName.IndexOf('(', StringComparison.Ordinal)], kernel, key, file, line));
        CheckDefines();
        var name = Qualified(Name(schemaOrName));
        var inferred = kernel.Inferred ?? throw new RegistrationException(new NoSchemaError(name));
        // As nobody wrote the schema, nobody vouches for its aliasing.
        return RegistrationGroup.Of(
            () => Define(inferred with { Name = name }, tags, AliasAnalysis.Conservative, Provenance.At(file, line)),
            () => Impl(schemaOrName, kernel, key, file, line));
    }

    /// <summary>Registers a kernel of an operator, which may be defined later.</summary>
    /// <param name="name">The operator; a name without namespace gets the block's.</param>
    /// <param name="kernel">The kernel; its debug text becomes this place.</param>
    /// <param name="key">The kernel's own key; null takes the block's, and where that has none is CompositeImplicitAutograd.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take the kernel back; an older one becomes active again.</returns>
    /// <exception cref="RegistrationException">The name is none or of another namespace, the key conflicts with the block's, or the kernel does not fit.</exception>
    public Registration Impl(
        string name, Kernel kernel, RegistrationKey? key = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (Namespace == Wildcard) throw Wrong("a kernel of one operator", "a block of the operator's namespace");
        var (at, named) = (KeyFor(key), kernel with { Debug = Provenance.At(file, line) });
        var qualified = Qualified(Name(name));
        return Keep(() => Dispatcher.Implement(qualified, at, named));
    }

    /// <summary>Registers a backend fallback, which serves every operator that has nothing better at the key.</summary>
    /// <param name="kernel">The kernel, boxed; its debug text becomes this place.</param>
    /// <param name="key">The key; null takes the block's. An alias key means every runtime key it stands for.</param>
    /// <param name="builtIn">Whether it is one of the built-in ones, of which AutogradPrivateUse1's may be replaced.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>Dispose it to take the fallback back.</returns>
    /// <exception cref="RegistrationException">The block is not an implementation block of the <see cref="Wildcard"/> namespace, no key is given, or a key has a fallback; then nothing is registered.</exception>
    public RegistrationGroup Fallback(
        Kernel kernel, RegistrationKey? key = null, bool builtIn = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (Namespace != Wildcard) throw Wrong("a fallback, which serves every namespace,", $"an implementation block of `{Wildcard}`");
        var at = KeyFor(key) ?? throw new RegistrationException(new NoFallbackKeyError());
        var named = kernel with { Debug = Provenance.At(file, line) };
        // A building block or marker stands for no runtime key; the registry says so.
        var keys = at.IsAlias ? at.RuntimeKeys.AsEnumerable() : [at.Runtime];
        return RegistrationGroup.Of([.. keys.Select(k => (Func<Registration>)(() => Keep(() => Dispatcher.Fallback(k, named, builtIn))))]);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Registration[] registrations;
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            registrations = [.. _registrations];
            _registrations.Clear();
        }

        for (var i = registrations.Length - 1; i >= 0; i--) registrations[i].Dispose();
        if (Kind == LibraryKind.Definition) Dispatcher.Change(s => s with { Namespaces = s.Namespaces.Remove(Namespace) });
    }

    /// <summary>What the block is and where it was opened.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"the {Kind switch { LibraryKind.Definition => "definition block", LibraryKind.Fragment => "fragment", LibraryKind.Implementation => "implementation block" }} of `{Namespace}` {_debug}";

    private static Library Open(Dispatcher dispatcher, LibraryKind kind, string @namespace, RegistrationKey? key, string debug)
    {
        ArgumentNullException.ThrowIfNull(dispatcher);
        ArgumentNullException.ThrowIfNull(@namespace);
        var library = new Library(dispatcher, kind, @namespace, key, debug);
        if (@namespace == Wildcard && kind != LibraryKind.Implementation)
            throw new RegistrationException(new WrongBlockError("the wildcard namespace", library.ToString(), "an implementation block, or a namespace"));
        // One word: a name with it in front must read back as of this namespace.
        if (OperatorName.Parse($"{@namespace}::x").Match(Right: n => n.Namespace != @namespace, Left: _ => true))
            throw new RegistrationException(new NotANamespaceError(@namespace));
        return library;
    }

    private Registration Define(FunctionSchema schema, IEnumerable<string>? tags, AliasAnalysis aliasAnalysis, string debug)
    {
        (string Module, string Context)? fakeImplementation;
        lock (_lock) fakeImplementation = _fakeImplementation;
        return Keep(() => Dispatcher.Define(schema, debug, d => d with
        {
            Tags = [.. tags ?? []],
            AliasAnalysis = aliasAnalysis,
            FakeImplementation = fakeImplementation,
        }));
    }

    // Registers outside the block's lock, which therefore stands in no order with the registry's; a block disposed meanwhile takes it back.
    private Registration Keep(Func<Registration> register)
    {
        lock (_lock) CheckOpen();
        var registration = register();
        try
        {
            lock (_lock)
            {
                CheckOpen();
                if (_registrations.Count >= _pruneAt)
                {
                    _registrations.RemoveAll(r => r.IsDisposed);
                    _pruneAt = Math.Max(SmallestPrune, _registrations.Count * 2);
                }

                _registrations.Add(registration);
                return registration;
            }
        }
        catch (RegistrationException)
        {
            registration.Dispose();
            throw;
        }
    }

    private void CheckOpen()
    {
        if (_isDisposed) throw new RegistrationException(new LibraryDisposedError(ToString()));
    }

    private void CheckDefines()
    {
        if (Kind == LibraryKind.Implementation) throw Wrong("a definition", $"a definition block or fragment of `{Namespace}`");
    }

    private RegistrationKey? KeyFor(RegistrationKey? given) =>
        given is { } own && Key is { } block && own != block ? throw new RegistrationException(new ConflictingKeyError(own, block, _debug)) : given ?? Key;

    private OperatorName Qualified(OperatorName name) =>
        name.Namespace.Length == 0 ? name with { Name = $"{Namespace}::{name.Name}" }
        : name.Namespace == Namespace ? name
        : throw new RegistrationException(new NamespaceMismatchError(name, Namespace, _debug));

    private static OperatorName Name(string text) => OperatorName.Parse(text).Match(Right: n => n, Left: Refuse<OperatorName>);

    private RegistrationException Wrong(string what, string instead) => new(new WrongBlockError(what, ToString(), instead));

    private static T Refuse<T>(SchemaError error) => throw new RegistrationException(error);
}
