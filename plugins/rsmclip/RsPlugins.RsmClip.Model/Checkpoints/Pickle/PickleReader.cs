using System.Buffers.Binary;
using System.Text;

namespace RsPlugins.RsmClip.Model.Checkpoints.Pickle;

/// <summary>
/// Interprets the opcodes of pickle protocols 2 to 5 that torch.save writes (Python's pickletools is their reference).
/// It builds only numbers, texts, tuples, lists, dictionaries and tensor descriptions; every other opcode and name ends the reading.
/// </summary>
internal sealed class PickleReader(ReadOnlyMemory<byte> data, string file)
{
    private const int MostObjects = 4_000_000;
    private static readonly object Mark = new();
    private readonly List<object?> _stack = [];
    private readonly Dictionary<int, object?> _memo = [];
    private int _position;

    public object? Read()
    {
        while (true)
        {
            byte opcode = Byte();
            if (opcode == (byte)'.')
            {
                return Pop();
            }

            if (!Value(opcode) && !Container(opcode) && !Memory(opcode))
            {
                throw Refuse($"its pickle uses the opcode 0x{opcode:x2} at byte {_position - 1}");
            }

            if (_stack.Count > MostObjects || _memo.Count > MostObjects)
            {
                throw Refuse("its pickle describes too many objects");
            }
        }
    }

    private bool Value(byte opcode)
    {
        switch (opcode)
        {
            case 0x80:
                Byte();
                return true;
            case 0x95:
                Take(8);
                return true;
            case (byte)'N':
                return Push(null);
            case 0x88:
                return Push(true);
            case 0x89:
                return Push(false);
            case (byte)'J':
                return Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
            case (byte)'K':
                return Push((long)Byte());
            case (byte)'M':
                return Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
            case 0x8a:
                return Push(Long(Take(Byte())));
            case (byte)'G':
                return Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
            case (byte)'X':
                return Push(Text(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4)))));
            case 0x8c:
                return Push(Text(Take(Byte())));
            case (byte)'c':
                return Push(PickleGlobal.Find(Line(), Line(), file));
            case 0x93:
                string name = Pop<string>();
                return Push(PickleGlobal.Find(Pop<string>(), name, file));
            default:
                return false;
        }
    }

    private bool Container(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'(':
                return Push(Mark);
            case (byte)')':
                return Push(Array.Empty<object?>());
            case (byte)'t':
                return Push(PopToMark());
            case 0x85 or 0x86 or 0x87:
                return Push(PopMany(opcode - 0x84));
            case (byte)'}':
                return Push(new Dictionary<string, object?>(StringComparer.Ordinal));
            case (byte)']':
                return Push(new List<object?>());
            case (byte)'a':
                object? item = Pop();
                Peek<List<object?>>().Add(item);
                return true;
            case (byte)'e':
                object?[] items = PopToMark();
                Peek<List<object?>>().AddRange(items);
                return true;
            case (byte)'s':
                SetItems(PopMany(2));
                return true;
            case (byte)'u':
                SetItems(PopToMark());
                return true;
            case (byte)'R':
                return Push(Call(Pop<object?[]>(), Pop<PickleGlobal>()));
            case (byte)'b':
                // A state_dict carries its modules' version numbers as an attribute; nothing here needs them.
                Pop();
                Peek<Dictionary<string, object?>>();
                return true;
            case (byte)'Q':
                return Push(Storage(Pop<object?[]>()));
            default:
                return false;
        }
    }

    private bool Memory(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'q':
                _memo[Byte()] = Peek();
                return true;
            case (byte)'r':
                _memo[BinaryPrimitives.ReadInt32LittleEndian(Take(4))] = Peek();
                return true;
            case 0x94:
                _memo[_memo.Count] = Peek();
                return true;
            case (byte)'h':
                return Push(Remembered(Byte()));
            case (byte)'j':
                return Push(Remembered(BinaryPrimitives.ReadInt32LittleEndian(Take(4))));
            default:
                return false;
        }
    }

    private object? Call(object?[] arguments, PickleGlobal function) => (function.Name, arguments) switch
    {
        (PickleGlobal.OrderedDict, []) => new Dictionary<string, object?>(StringComparer.Ordinal),
        (PickleGlobal.Tensor, [PickleStorage storage, long offset, object?[] shape, object?[] strides, ..]) =>
            new PickleTensor(storage, offset, Numbers(shape), Numbers(strides)),
        (PickleGlobal.Parameter, [PickleTensor tensor, ..]) => tensor,
        _ => throw Refuse($"it calls {function.Name} with other arguments than torch.save does"),
    };

    private PickleStorage Storage(object?[] reference) => reference is ["storage", PickleGlobal { Storage: { } type }, string key, string, long count, ..] && key.Length <= 20 && key.All(char.IsAsciiDigit) && count >= 0
        ? new PickleStorage(type, key, count)
        : throw Refuse("it refers to a storage in another way than torch.save does");

    private long[] Numbers(object?[] values) => values.Length <= 8 && values.All(value => value is long and >= 0)
        ? [.. values.Cast<long>()]
        : throw Refuse("a tensor's shape is not a short list of whole numbers");

    private void SetItems(object?[] pairs)
    {
        Dictionary<string, object?> target = Peek<Dictionary<string, object?>>();
        if (pairs.Length % 2 != 0)
        {
            throw Refuse("a dictionary has a key without a value");
        }

        for (int i = 0; i < pairs.Length; i += 2)
        {
            string key = pairs[i] switch
            {
                string text => text,
                long number => FormattableString.Invariant($"{number}"),
                _ => throw Refuse("a dictionary's key is neither text nor number"),
            };
            target[key] = pairs[i + 1];
        }
    }

    private object? Remembered(int index) => _memo.TryGetValue(index, out object? value) ? value : throw Refuse("its pickle recalls what it did not store");

    private bool Push(object? value)
    {
        _stack.Add(value);
        return true;
    }

    private object? Peek() => _stack.Count > 0 ? _stack[^1] : throw Refuse("its pickle takes more than it put");

    private T Peek<T>() => Peek() is T value ? value : throw Refuse("its pickle builds something else than a checkpoint");

    private object? Pop()
    {
        object? value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private T Pop<T>() => Pop() is T value ? value : throw Refuse("its pickle builds something else than a checkpoint");

    private object?[] PopMany(int count)
    {
        if (_stack.Count < count)
        {
            throw Refuse("its pickle takes more than it put");
        }

        object?[] values = [.. _stack[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        int mark = _stack.LastIndexOf(Mark);
        if (mark < 0)
        {
            throw Refuse("its pickle closes a list that it did not open");
        }

        object?[] values = PopMany(_stack.Count - mark - 1);
        _stack.RemoveAt(mark);
        return values;
    }

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > data.Length - _position)
        {
            throw Refuse("its pickle ends in the middle");
        }

        ReadOnlySpan<byte> taken = data.Span.Slice(_position, count);
        _position += count;
        return taken;
    }

    private string Line()
    {
        int length = data.Span[_position..].IndexOf((byte)'\n');
        string line = Text(Take(length));
        _position++;
        return line;
    }

    private long Long(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long))
        {
            throw Refuse("its pickle holds a number of more than 64 bits");
        }

        long value = bytes.Length > 0 && (bytes[^1] & 0x80) != 0 ? -1 : 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private CheckpointException Refuse(string reason) =>
        new($"{file} is damaged or not a checkpoint: {reason}.", "Fetch the file again, or use the model's .safetensors file.");
}
