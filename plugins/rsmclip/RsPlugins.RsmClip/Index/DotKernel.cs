using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RsPlugins.RsmClip.Index;

/// <summary>
/// Dot products of rows of bytes with the two planes of a query, for one kind of processor. All kernels give the same integers.
/// Rows are codes + 128, so that a byte has no sign: that is what the processors' byte products want, and what they add is the same for every row.
/// </summary>
/// <param name="Name">Of the instructions that it is made of.</param>
/// <param name="IsSupported">Whether this processor has them.</param>
/// <param name="Run">Rows, bytes from row to row (a multiple of <see cref="Padding"/>), query, one sum a row for the high plane, one for the low.</param>
/// <param name="RunSieve">Rows of the upper halves of codes (<see cref="EmbeddingSegment.Sieve"/>), bytes from row to row, query, one sum a row for the high plane.</param>
internal sealed record DotKernel(string Name, bool IsSupported, DotKernel.Sums Run, DotKernel.SieveSums RunSieve)
{
    /// <summary>Rows are filled up to a multiple of this many bytes, the longest register.</summary>
    public const int Padding = 64;

    private const byte LowHalf = 0x0F;

    // The processor's own reading ahead stops at the end of a page.
    private const int AheadBytes = 8192;

    public delegate void Sums(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> high, Span<int> low);

    public delegate void SieveSums(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> sums);

    /// <summary>All kernels, the fastest first. The last runs everywhere.</summary>
    public static IReadOnlyList<DotKernel> All { get; } =
    [
        new("AvxVnni", AvxVnni.IsSupported, RunVnni, SieveVnni),
        new("Avx512BW", Avx512BW.IsSupported, RunAvx512, SieveAvx2),
        new("Avx2", Avx2.IsSupported, RunAvx2, SieveAvx2),
        new("Vector128", true, RunPortable, SievePortable),
    ];

    /// <summary>The fastest that this processor has.</summary>
    public static DotKernel Best { get; } = All.First(kernel => kernel.IsSupported);

    /// <summary>Row by row, as memory is read fastest, with eight sums at a time, as many as the processor adds meanwhile.</summary>
    private static void RunVnni(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> high, Span<int> low)
    {
        const int Step = 2 * Padding, Part = 32;
        ref byte row = ref MemoryMarshal.GetReference(rows);
        ref sbyte h = ref MemoryMarshal.GetReference(query.HighBytes);
        ref sbyte l = ref MemoryMarshal.GetReference(query.LowBytes);
        for (int i = 0; i < high.Length; i++, row = ref Unsafe.Add(ref row, stride))
        {
            Vector256<int> h0 = default, h1 = default, h2 = default, h3 = default, l0 = default, l1 = default, l2 = default, l3 = default;
            nuint d = 0;
            for (; d + Step <= (nuint)stride; d += Step)
            {
                Vector256<byte> r0 = Vector256.LoadUnsafe(ref row, d), r1 = Vector256.LoadUnsafe(ref row, d + Part);
                Vector256<byte> r2 = Vector256.LoadUnsafe(ref row, d + (2 * Part)), r3 = Vector256.LoadUnsafe(ref row, d + (3 * Part));
                h0 = AvxVnni.MultiplyWideningAndAdd(h0, r0, Vector256.LoadUnsafe(ref h, d));
                l0 = AvxVnni.MultiplyWideningAndAdd(l0, r0, Vector256.LoadUnsafe(ref l, d));
                h1 = AvxVnni.MultiplyWideningAndAdd(h1, r1, Vector256.LoadUnsafe(ref h, d + Part));
                l1 = AvxVnni.MultiplyWideningAndAdd(l1, r1, Vector256.LoadUnsafe(ref l, d + Part));
                h2 = AvxVnni.MultiplyWideningAndAdd(h2, r2, Vector256.LoadUnsafe(ref h, d + (2 * Part)));
                l2 = AvxVnni.MultiplyWideningAndAdd(l2, r2, Vector256.LoadUnsafe(ref l, d + (2 * Part)));
                h3 = AvxVnni.MultiplyWideningAndAdd(h3, r3, Vector256.LoadUnsafe(ref h, d + (3 * Part)));
                l3 = AvxVnni.MultiplyWideningAndAdd(l3, r3, Vector256.LoadUnsafe(ref l, d + (3 * Part)));
            }

            for (; d < (nuint)stride; d += Part)
            {
                Vector256<byte> r = Vector256.LoadUnsafe(ref row, d);
                h0 = AvxVnni.MultiplyWideningAndAdd(h0, r, Vector256.LoadUnsafe(ref h, d));
                l0 = AvxVnni.MultiplyWideningAndAdd(l0, r, Vector256.LoadUnsafe(ref l, d));
            }

            (high[i], low[i]) = (Vector256.Sum(h0 + h1 + h2 + h3), Vector256.Sum(l0 + l1 + l2 + l3));
        }
    }

    private static unsafe void SieveVnni(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> sums)
    {
        ref byte row = ref MemoryMarshal.GetReference(rows);
        ref sbyte first = ref MemoryMarshal.GetReference(query.HighBytes);
        ref sbyte second = ref Unsafe.Add(ref first, stride);
        Vector256<byte> half = Vector256.Create(LowHalf);
        for (int i = 0; i < sums.Length; i++, row = ref Unsafe.Add(ref row, stride))
        {
            Vector256<int> s0 = default, s1 = default;
            for (nuint d = 0; d < (nuint)stride; d += (nuint)Vector256<byte>.Count)
            {
                if (d % Padding == 0)
                {
                    Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref row, d + AheadBytes)));
                }

                Vector256<byte> r = Vector256.LoadUnsafe(ref row, d);
                s0 = AvxVnni.MultiplyWideningAndAdd(s0, r & half, Vector256.LoadUnsafe(ref first, d));
                s1 = AvxVnni.MultiplyWideningAndAdd(s1, (r.AsUInt16() >>> 4).AsByte() & half, Vector256.LoadUnsafe(ref second, d));
            }

            sums[i] = Vector256.Sum(s0 + s1);
        }
    }

    private static void RunAvx512(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> high, Span<int> low)
    {
        ref byte row = ref MemoryMarshal.GetReference(rows);
        ref short h = ref MemoryMarshal.GetReference(query.High);
        ref short l = ref MemoryMarshal.GetReference(query.Low);
        for (int i = 0; i < high.Length; i++, row = ref Unsafe.Add(ref row, stride))
        {
            Vector512<int> h0 = default, h1 = default, l0 = default, l1 = default;
            for (nuint d = 0; d < (nuint)stride; d += (nuint)Padding)
            {
                Vector512<short> r0 = Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref row, d));
                Vector512<short> r1 = Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref row, d + (Padding / 2)));
                h0 += Avx512BW.MultiplyAddAdjacent(r0, Vector512.LoadUnsafe(ref h, d));
                l0 += Avx512BW.MultiplyAddAdjacent(r0, Vector512.LoadUnsafe(ref l, d));
                h1 += Avx512BW.MultiplyAddAdjacent(r1, Vector512.LoadUnsafe(ref h, d + (Padding / 2)));
                l1 += Avx512BW.MultiplyAddAdjacent(r1, Vector512.LoadUnsafe(ref l, d + (Padding / 2)));
            }

            (high[i], low[i]) = (Vector512.Sum(h0 + h1), Vector512.Sum(l0 + l1));
        }
    }

    private static void RunAvx2(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> high, Span<int> low)
    {
        ref byte row = ref MemoryMarshal.GetReference(rows);
        ref short h = ref MemoryMarshal.GetReference(query.High);
        ref short l = ref MemoryMarshal.GetReference(query.Low);
        for (int i = 0; i < high.Length; i++, row = ref Unsafe.Add(ref row, stride))
        {
            Vector256<int> h0 = default, h1 = default, l0 = default, l1 = default;
            for (nuint d = 0; d < (nuint)stride; d += (nuint)Vector256<byte>.Count)
            {
                Vector256<short> r0 = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, d));
                Vector256<short> r1 = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, d + (nuint)Vector128<byte>.Count));
                h0 += Avx2.MultiplyAddAdjacent(r0, Vector256.LoadUnsafe(ref h, d));
                l0 += Avx2.MultiplyAddAdjacent(r0, Vector256.LoadUnsafe(ref l, d));
                h1 += Avx2.MultiplyAddAdjacent(r1, Vector256.LoadUnsafe(ref h, d + (nuint)Vector128<byte>.Count));
                l1 += Avx2.MultiplyAddAdjacent(r1, Vector256.LoadUnsafe(ref l, d + (nuint)Vector128<byte>.Count));
            }

            (high[i], low[i]) = (Vector256.Sum(h0 + h1), Vector256.Sum(l0 + l1));
        }
    }

    private static void SieveAvx2(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> sums)
    {
        ref byte row = ref MemoryMarshal.GetReference(rows);
        ref sbyte first = ref MemoryMarshal.GetReference(query.HighBytes);
        ref sbyte second = ref Unsafe.Add(ref first, stride);
        Vector256<byte> half = Vector256.Create(LowHalf);
        Vector256<short> one = Vector256<short>.One;
        for (int i = 0; i < sums.Length; i++, row = ref Unsafe.Add(ref row, stride))
        {
            Vector256<int> sum = default;
            for (nuint d = 0; d < (nuint)stride; d += (nuint)Vector256<byte>.Count)
            {
                // Four products of 15 and 127 fit into 16 bits.
                Vector256<byte> r = Vector256.LoadUnsafe(ref row, d);
                Vector256<short> low = Avx2.MultiplyAddAdjacent(r & half, Vector256.LoadUnsafe(ref first, d));
                Vector256<short> high = Avx2.MultiplyAddAdjacent((r.AsUInt16() >>> 4).AsByte() & half, Vector256.LoadUnsafe(ref second, d));
                sum += Avx2.MultiplyAddAdjacent(low + high, one);
            }

            sums[i] = Vector256.Sum(sum);
        }
    }

    /// <summary>NEON on ARM processors, plain code where there are no vectors. A product of a byte and a plane's value fits into 16 bits: 255 · 127 &lt; 2¹⁵.</summary>
    private static void RunPortable(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> high, Span<int> low)
    {
        ref byte row = ref MemoryMarshal.GetReference(rows);
        ref short h = ref MemoryMarshal.GetReference(query.High);
        ref short l = ref MemoryMarshal.GetReference(query.Low);
        for (int i = 0; i < high.Length; i++, row = ref Unsafe.Add(ref row, stride))
        {
            Vector128<int> hs = default, ls = default;
            for (nuint d = 0; d < (nuint)stride; d += (nuint)Vector128<byte>.Count)
            {
                (Vector128<ushort> r0, Vector128<ushort> r1) = Vector128.Widen(Vector128.LoadUnsafe(ref row, d));
                hs = Add(hs, r0.AsInt16() * Vector128.LoadUnsafe(ref h, d), r1.AsInt16() * Vector128.LoadUnsafe(ref h, d + (nuint)Vector128<short>.Count));
                ls = Add(ls, r0.AsInt16() * Vector128.LoadUnsafe(ref l, d), r1.AsInt16() * Vector128.LoadUnsafe(ref l, d + (nuint)Vector128<short>.Count));
            }

            (high[i], low[i]) = (Vector128.Sum(hs), Vector128.Sum(ls));
        }
    }

    private static void SievePortable(ReadOnlySpan<byte> rows, int stride, QuantisedQuery query, Span<int> sums)
    {
        ref byte row = ref MemoryMarshal.GetReference(rows);
        ref short first = ref MemoryMarshal.GetReference(query.High);
        ref short second = ref Unsafe.Add(ref first, stride);
        Vector128<byte> half = Vector128.Create(LowHalf);
        for (int i = 0; i < sums.Length; i++, row = ref Unsafe.Add(ref row, stride))
        {
            Vector128<int> sum = default;
            for (nuint d = 0; d < (nuint)stride; d += (nuint)Vector128<byte>.Count)
            {
                Vector128<byte> r = Vector128.LoadUnsafe(ref row, d);
                nuint next = d + (nuint)Vector128<short>.Count;
                (Vector128<ushort> r0, Vector128<ushort> r1) = Vector128.Widen(r & half);
                (Vector128<ushort> r2, Vector128<ushort> r3) = Vector128.Widen(r >>> 4);
                sum = Add(sum, r0.AsInt16() * Vector128.LoadUnsafe(ref first, d), r1.AsInt16() * Vector128.LoadUnsafe(ref first, next));
                sum = Add(sum, r2.AsInt16() * Vector128.LoadUnsafe(ref second, d), r3.AsInt16() * Vector128.LoadUnsafe(ref second, next));
            }

            sums[i] = Vector128.Sum(sum);
        }
    }

    private static Vector128<int> Add(Vector128<int> sum, Vector128<short> a, Vector128<short> b) =>
        sum + Vector128.WidenLower(a) + Vector128.WidenUpper(a) + Vector128.WidenLower(b) + Vector128.WidenUpper(b);
}
