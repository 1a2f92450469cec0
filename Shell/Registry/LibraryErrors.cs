using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;

namespace Functional.Dispatch.Shell.Registry;

/// <summary>A step that a library block refuses. Nothing is registered.</summary>
public abstract record LibraryError : DispatchError;

/// <summary>A namespace has one definition block.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Existing">Where the block was opened that holds it.</param>
/// <param name="Refused">Where another was to be opened.</param>
public sealed record DuplicateLibraryError(string Namespace, string Existing, string Refused) : LibraryError
{
    /// <inheritdoc />
    public override string Message => $"namespace `{Quoted.Short(Namespace)}` has two definition blocks: {Existing}, and again {Refused}";

    /// <inheritdoc />
    public override string Hint => "make the second one a fragment";
}

/// <summary>A text that is no namespace.</summary>
/// <param name="Text">The text.</param>
public sealed record NotANamespaceError(string Text) : LibraryError
{
    /// <inheritdoc />
    public override string Message => $"`{Quoted.Short(Text)}` is not a namespace";

    /// <inheritdoc />
    public override string Hint => "a namespace is one word of letters, digits and `_`";
}

/// <summary>A step of another namespace than its block's.</summary>
/// <param name="Name">The name given.</param>
/// <param name="Namespace">The block's namespace.</param>
/// <param name="Block">Where the block was opened.</param>
public sealed record NamespaceMismatchError(OperatorName Name, string Namespace, string Block) : LibraryError
{
    /// <inheritdoc />
    public override string Message => $"`{Name}` is not of namespace `{Namespace}`, whose block was {Block}";

    /// <inheritdoc />
    public override string Hint => $"open a block of `{Name.Namespace}`, or leave the namespace out";
}

/// <summary>A step names another key than its block.</summary>
/// <param name="Given">The key given.</param>
/// <param name="OfBlock">The block's key.</param>
/// <param name="Block">Where the block was opened.</param>
public sealed record ConflictingKeyError(RegistrationKey Given, RegistrationKey OfBlock, string Block) : LibraryError
{
    /// <inheritdoc />
    public override string Message => $"key `{Given}` conflicts with `{OfBlock}`, for which the block was {Block}";

    /// <inheritdoc />
    public override string Hint => $"open an implementation block for `{Given}`, or leave the key out";
}

/// <summary>Something that another kind of block does.</summary>
/// <param name="What">What was asked, for example <c>a definition</c>.</param>
/// <param name="Block">The block, with where it was opened.</param>
/// <param name="Instead">Which block does it.</param>
public sealed record WrongBlockError(string What, string Block, string Instead) : LibraryError
{
    /// <inheritdoc />
    public override string Message => $"{What} cannot be registered in {Block}";

    /// <inheritdoc />
    public override string Hint => $"take {Instead}";
}

/// <summary>A definition without a schema: neither a text nor a kernel to infer it from.</summary>
/// <param name="Name">The operator.</param>
public sealed record NoSchemaError(OperatorName Name) : LibraryError
{
    /// <inheritdoc />
    public override string Message => $"`{Name}` is defined by name alone, and its kernel says nothing of its arguments";

    /// <inheritdoc />
    public override string Hint => "give the whole schema, or a typed kernel";
}

/// <summary>A fallback for no key.</summary>
public sealed record NoFallbackKeyError : LibraryError
{
    /// <inheritdoc />
    public override string Message => "a fallback needs a key";
}

/// <summary>A block that was disposed.</summary>
/// <param name="Block">The block, with where it was opened.</param>
public sealed record LibraryDisposedError(string Block) : LibraryError
{
    /// <inheritdoc />
    public override string Message => $"{Block} is disposed: nothing can be registered in it";
}

/// <summary>A listener may look at the registry, not change it.</summary>
public sealed record RegisteringFromListenerError : LibraryError
{
    /// <inheritdoc />
    public override string Message => "a registration listener cannot register anything";

    /// <inheritdoc />
    public override string Hint => "note what is to do, and register when the listener has returned";
}
