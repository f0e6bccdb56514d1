using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Native;

/// <summary>A computation whose result is the same, bit for bit, on every GPU and CPU that follow IEEE 754: an integer mix and one fused multiply-add.</summary>
internal static class Computation
{
    /// <summary>Elements: one more than a whole number of blocks, so that the bound is tested too.</summary>
    public const int Count = 65_537;

    /// <summary>Threads of one block.</summary>
    public const int Width = 256;

    public const string EntryPoint = "drydock_probe";

    // 1.5707964, which no product of 24-bit integers by it fits exactly: a device that does not round as IEEE 754 wants is found out.
    private const uint FactorBits = 0x3FC90FDB;

    /// <summary>The kernel. PTX ISA 6.0 for compute capability 5.0: every driver since CUDA 9 compiles it for the device that it finds.</summary>
    public const string Ptx = """
        .version 6.0
        .target sm_50
        .address_size 64

        .visible .entry drydock_probe(
            .param .u64 input,
            .param .u64 integers,
            .param .u64 floats,
            .param .u32 count)
        {
            .reg .pred %over;
            .reg .b32 %i, %n, %block, %width, %v, %t, %k;
            .reg .b64 %in, %ints, %fls, %at;
            .reg .f32 %x, %y, %z;

            ld.param.u64 %in, [input];
            ld.param.u64 %ints, [integers];
            ld.param.u64 %fls, [floats];
            ld.param.u32 %n, [count];
            mov.u32 %block, %ctaid.x;
            mov.u32 %width, %ntid.x;
            mov.u32 %t, %tid.x;
            mad.lo.u32 %i, %block, %width, %t;
            setp.ge.u32 %over, %i, %n;
            @%over bra DONE;

            cvta.to.global.u64 %in, %in;
            cvta.to.global.u64 %ints, %ints;
            cvta.to.global.u64 %fls, %fls;
            mul.wide.u32 %at, %i, 4;
            add.u64 %in, %in, %at;
            add.u64 %ints, %ints, %at;
            add.u64 %fls, %fls, %at;
            ld.global.u32 %v, [%in];

            xor.b32 %k, %v, %i;
            shr.u32 %t, %k, 16;
            xor.b32 %k, %k, %t;
            mul.lo.u32 %k, %k, 0x85EBCA6B;
            shr.u32 %t, %k, 13;
            xor.b32 %k, %k, %t;
            mul.lo.u32 %k, %k, 0xC2B2AE35;
            shr.u32 %t, %k, 16;
            xor.b32 %k, %k, %t;
            st.global.u32 [%ints], %k;

            shr.u32 %t, %v, 8;
            cvt.rn.f32.u32 %x, %t;
            cvt.rn.f32.u32 %y, %i;
            fma.rn.f32 %z, %x, 0f3FC90FDB, %y;
            st.global.f32 [%fls], %z;

        DONE:
            ret;
        }

        """;

    /// <summary>The input: a fixed sequence (a linear congruential generator with the constants of Numerical Recipes).</summary>
    public static ImmutableArray<uint> Input()
    {
        var input = ImmutableArray.CreateBuilder<uint>(Count);
        var state = 20_260_101u;
        for (var i = 0; i < Count; i++)
        {
            state = unchecked((state * 1_664_525u) + 1_013_904_223u);
            input.Add(state);
        }

        return input.MoveToImmutable();
    }

    /// <summary>What the kernel must write at an index: the mixed integer, and the bits of the floating-point number.</summary>
    public static (uint Integer, uint FloatBits) Expected(uint value, int index)
    {
        unchecked
        {
            // The finaliser of MurmurHash3: shifts, exclusive ors and multiplications that carry every bit into every other.
            var mixed = value ^ (uint)index;
            mixed ^= mixed >> 16;
            mixed *= 0x85EBCA6B;
            mixed ^= mixed >> 13;
            mixed *= 0xC2B2AE35;
            mixed ^= mixed >> 16;
            var sum = MathF.FusedMultiplyAdd(value >> 8, BitConverter.UInt32BitsToSingle(FactorBits), index);
            return (mixed, BitConverter.SingleToUInt32Bits(sum));
        }
    }
}
