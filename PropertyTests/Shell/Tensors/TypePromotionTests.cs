using Functional.Dispatch.Shell.Calls;
using Functional.Dispatch.Shell.Tensors;
using Xunit;

namespace Functional.Dispatch.PropertyTests.Shell.Tensors;

public sealed class TypePromotionTests
{
    // torch.promote_types of PyTorch 2.14.1: a type, then its promotion with each type in the order of the first column.
    private static readonly string[] Lattice =
    [
        "Byte Byte Short Short Int Long Half Float Double ComplexHalf ComplexFloat ComplexDouble Byte BFloat16",
        "Char Short Char Short Int Long Half Float Double ComplexHalf ComplexFloat ComplexDouble Char BFloat16",
        "Short Short Short Short Int Long Half Float Double ComplexHalf ComplexFloat ComplexDouble Short BFloat16",
        "Int Int Int Int Int Long Half Float Double ComplexHalf ComplexFloat ComplexDouble Int BFloat16",
        "Long Long Long Long Long Long Half Float Double ComplexHalf ComplexFloat ComplexDouble Long BFloat16",
        "Half Half Half Half Half Half Half Float Double ComplexHalf ComplexFloat ComplexDouble Half Float",
        "Float Float Float Float Float Float Float Float Double ComplexFloat ComplexFloat ComplexDouble Float Float",
        "Double Double Double Double Double Double Double Double Double ComplexDouble ComplexDouble ComplexDouble Double Double",
        "ComplexHalf ComplexHalf ComplexHalf ComplexHalf ComplexHalf ComplexHalf ComplexHalf ComplexFloat ComplexDouble ComplexHalf ComplexFloat ComplexDouble ComplexHalf ComplexFloat",
        "ComplexFloat ComplexFloat ComplexFloat ComplexFloat ComplexFloat ComplexFloat ComplexFloat ComplexFloat ComplexDouble ComplexFloat ComplexFloat ComplexDouble ComplexFloat ComplexFloat",
        "ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble ComplexDouble",
        "Bool Byte Char Short Int Long Half Float Double ComplexHalf ComplexFloat ComplexDouble Bool BFloat16",
        "BFloat16 BFloat16 BFloat16 BFloat16 BFloat16 BFloat16 Float Float Double ComplexFloat ComplexFloat ComplexDouble BFloat16 BFloat16",
    ];

    // torch.result_type of PyTorch 2.14.1: operands (t a tensor with a dimension, s one without, n a number), then the type. (PyTorch has a bcomplex32,
    // which a bfloat16 tensor and a complex number make; there is none here, and complex64 takes its place.)
    private static readonly string[] Results =
    [
        "s:BFloat16 n:Bool BFloat16",
        "s:BFloat16 n:Double BFloat16",
        "s:BFloat16 t:ComplexDouble ComplexDouble",
        "s:Bool n:Double Float",
        "s:Bool s:ComplexHalf ComplexHalf",
        "s:Bool s:Int Int",
        "s:Bool t:ComplexHalf ComplexHalf",
        "s:Bool t:Double Double",
        "s:Byte s:ComplexFloat ComplexFloat",
        "s:Byte s:ComplexHalf ComplexHalf",
        "s:Byte t:ComplexHalf ComplexHalf",
        "s:ComplexDouble n:Bool ComplexDouble",
        "s:ComplexDouble n:Double ComplexDouble",
        "s:ComplexDouble s:Double ComplexDouble",
        "s:ComplexDouble s:Float ComplexDouble",
        "s:ComplexFloat s:Byte ComplexFloat",
        "s:ComplexFloat s:ComplexHalf ComplexFloat",
        "s:ComplexFloat s:Float ComplexFloat",
        "s:ComplexHalf n:Double ComplexHalf",
        "s:Float n:Double Float",
        "s:Float s:Bool Float",
        "s:Half n:ComplexDouble ComplexHalf",
        "s:Half n:Long Half",
        "s:Half t:Long Half",
        "s:Int n:Double Float",
        "s:Int t:BFloat16 BFloat16",
        "t:BFloat16 t:Double Double",
        "t:BFloat16 t:Int BFloat16",
        "t:Bool t:Half Half",
        "t:Byte n:ComplexDouble ComplexFloat",
        "t:Byte s:Int Byte",
        "t:Byte t:ComplexHalf ComplexHalf",
        "t:ComplexDouble n:ComplexDouble ComplexDouble",
        "t:ComplexDouble n:Long ComplexDouble",
        "t:ComplexDouble s:BFloat16 ComplexDouble",
        "t:ComplexDouble s:ComplexFloat ComplexDouble",
        "t:ComplexDouble s:Int ComplexDouble",
        "t:ComplexFloat s:ComplexDouble ComplexFloat",
        "t:ComplexFloat t:BFloat16 ComplexFloat",
        "t:ComplexFloat t:Bool ComplexFloat",
        "t:ComplexHalf n:Long ComplexHalf",
        "t:ComplexHalf s:ComplexDouble ComplexHalf",
        "t:ComplexHalf s:ComplexFloat ComplexHalf",
        "t:ComplexHalf s:Long ComplexHalf",
        "t:ComplexHalf t:Half ComplexHalf",
        "t:Double n:Bool Double",
        "t:Double s:BFloat16 Double",
        "t:Double s:Double Double",
        "t:Float s:Double Float",
        "t:Float s:Float Float",
        "t:Half s:BFloat16 Half",
        "t:Half s:Half Half",
        "t:Int s:Bool Int",
        "t:Int s:ComplexHalf ComplexHalf",
        "t:Int s:Int Int",
        "t:Int t:ComplexDouble ComplexDouble",
        "t:Long s:BFloat16 BFloat16",
        "t:Long s:Bool Long",
        "t:Long s:ComplexDouble ComplexDouble",
        "t:Long t:Float Float",
    ];

    [Fact]
    public void Two_types_promote_as_in_PyTorch()
    {
        var rows = Lattice.Select(l => l.Split(' ').Select(Enum.Parse<ScalarType>).ToArray()).ToArray();
        foreach (var row in rows)
            for (var i = 0; i < rows.Length; i++)
                Assert.Equal((row[0], rows[i][0], row[i + 1]), (row[0], rows[i][0], TypePromotion.Promote(row[0], rows[i][0])));
    }

    [Fact]
    public void Tensors_and_numbers_find_the_type_that_PyTorch_finds()
    {
        foreach (var line in Results)
        {
            var words = line.Split(' ');
            Assert.Equal((line, words[2]), (line, With(With(default, words[0]), words[1]).Result.ToString()));
        }
    }

    [Fact]
    public void A_tensor_that_stands_for_a_number_counts_as_one()
    {
        var number = new Tensor(TensorShape.Contiguous(), new TensorOptions { ScalarType = ScalarType.Double }) { IsWrappedNumber = true };
        var half = new Tensor(TensorShape.Contiguous(), new TensorOptions { ScalarType = ScalarType.Half });
        Assert.Equal(ScalarType.Half, default(TypePromotion).With(half).With(number).Result);
        Assert.Equal(ScalarType.Float, default(TypePromotion).With(number).With(Tensor.Undefined).Result);
        Assert.Throws<TensorRuntimeException>(() => default(TypePromotion).Result);
    }

    [Fact]
    public void Quantised_types_go_with_themselves_alone()
    {
        Assert.Equal(ScalarType.QInt8, TypePromotion.Promote(ScalarType.QInt8, ScalarType.QInt8));
        Assert.Throws<TensorRuntimeException>(() => TypePromotion.Promote(ScalarType.QInt8, ScalarType.Float));
    }

    [Fact]
    public void A_result_is_never_cast_to_a_lower_category()
    {
        Assert.False(TypePromotion.CanCast(ScalarType.ComplexFloat, ScalarType.Float));
        Assert.False(TypePromotion.CanCast(ScalarType.Float, ScalarType.Long));
        Assert.False(TypePromotion.CanCast(ScalarType.Long, ScalarType.Bool));
        Assert.True(TypePromotion.CanCast(ScalarType.Bool, ScalarType.Bool));
        Assert.True(TypePromotion.CanCast(ScalarType.Double, ScalarType.Half));
        Assert.True(TypePromotion.CanCast(ScalarType.Long, ScalarType.Byte));
        Assert.True(TypePromotion.CanCast(ScalarType.Bool, ScalarType.ComplexFloat));
    }

    private static TypePromotion With(TypePromotion promotion, string operand)
    {
        var (kind, type) = (operand[0], Enum.Parse<ScalarType>(operand[2..]));
        if (kind != 'n') return promotion.With(new Tensor(kind == 't' ? TensorShape.Contiguous(2) : TensorShape.Contiguous(), new TensorOptions { ScalarType = type }));
        Scalar number = type switch { ScalarType.Long => 3, ScalarType.Bool => true, ScalarType.Double => 1.5, _ => new System.Numerics.Complex(0, 1) };
        return promotion.With(number);
    }
}
