using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Functional.Dispatch.Keys;
using Functional.Dispatch.Schemas;
using Functional.Dispatch.Shell.Registry;

namespace Functional.Dispatch.Shell.Calls;

/// <summary>The codec of a list, whatever .NET type it is in.</summary>
internal abstract class ListCodec<TList, TItem>(Codec<TItem> item, SchemaType type, string nativeName, bool optional)
    : Codec<TList>(type, nativeName, item.IsSymbolic)
{
    public override Value Box(TList value)
    {
        if (IsNull(value)) return Value.None;
        var items = ImmutableArray.CreateBuilder<Value>(Count(value));
        for (var i = 0; i < items.Capacity; i++) items.Add(item.Box(At(value, i)));
        return Value.FromList(items.MoveToImmutable());
    }

    public override bool TryUnbox(in Value boxed, out TList value)
    {
        value = default!;
        if (boxed.IsNone) return optional;
        if (boxed.Kind != ValueKind.List) return false;
        var boxedItems = boxed.Items;
        var items = new TItem[boxedItems.Length];
        for (var i = 0; i < items.Length; i++)
            if (!item.TryUnbox(boxedItems[i], out items[i])) return false;
        value = Make(items);
        return true;
    }

    public override DispatchKeySet Keys(TList value, OperatorEntry op, int position)
    {
        if (IsNull(value)) return optional ? DispatchKeySet.Empty : throw CallFailures.BadArgument(op, position, Value.None);
        if (!TakesPartInDispatch) return DispatchKeySet.Empty;
        var items = Span(value);
        if (items.Length > 0) return item.Keys(items, op, position);
        var (keys, count) = (DispatchKeySet.Empty, Count(value));
        for (var i = 0; i < count; i++) keys |= item.Keys(At(value, i), op, position);
        return keys;
    }

    protected abstract bool IsNull(TList list);

    protected abstract int Count(TList list);

    protected abstract TItem At(TList list, int index);

    /// <summary>The items as far as they lie side by side: all of them, or none.</summary>
    protected abstract ReadOnlySpan<TItem> Span(TList list);

    protected abstract TList Make(TItem[] items);
}

/// <summary>Lists as <see cref="IReadOnlyList{T}"/>.</summary>
internal sealed class ReadOnlyListCodec<TItem>(Codec<TItem> item, SchemaType type, bool optional)
    : ListCodec<IReadOnlyList<TItem>, TItem>(item, type, $"IReadOnlyList<{item.NativeName}>", optional)
{
    protected override bool IsNull(IReadOnlyList<TItem> list) => list is null;

    protected override int Count(IReadOnlyList<TItem> list) => list.Count;

    protected override TItem At(IReadOnlyList<TItem> list, int index) => list[index];

    protected override ReadOnlySpan<TItem> Span(IReadOnlyList<TItem> list) => list switch
    {
        TItem[] array => array,
        List<TItem> items => CollectionsMarshal.AsSpan(items),
        _ => [],
    };

    protected override IReadOnlyList<TItem> Make(TItem[] items) => items;
}

/// <summary>Lists as arrays.</summary>
internal sealed class ArrayCodec<TItem>(Codec<TItem> item, SchemaType type, bool optional) : ListCodec<TItem[], TItem>(item, type, $"{item.NativeName}[]", optional)
{
    protected override bool IsNull(TItem[] list) => list is null;

    protected override int Count(TItem[] list) => list.Length;

    protected override TItem At(TItem[] list, int index) => list[index];

    protected override ReadOnlySpan<TItem> Span(TItem[] list) => list;

    protected override TItem[] Make(TItem[] items) => items;
}

/// <summary>Lists as immutable arrays; the default one counts as empty.</summary>
internal sealed class ImmutableArrayCodec<TItem>(Codec<TItem> item, SchemaType type)
    : ListCodec<ImmutableArray<TItem>, TItem>(item, type, $"ImmutableArray<{item.NativeName}>", false)
{
    protected override bool IsNull(ImmutableArray<TItem> list) => false;

    protected override int Count(ImmutableArray<TItem> list) => list.IsDefault ? 0 : list.Length;

    protected override TItem At(ImmutableArray<TItem> list, int index) => list[index];

    protected override ReadOnlySpan<TItem> Span(ImmutableArray<TItem> list) => list.AsSpan();

    protected override ImmutableArray<TItem> Make(TItem[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);
}
