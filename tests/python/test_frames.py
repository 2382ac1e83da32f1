import io
import random
import unittest

from support import frame

from rsplugins.errors import ToolError
from rsplugins.frames import FrameError, FrameReader, FrameWriter, encode


class FrameTests(unittest.TestCase):
    def test_what_is_written_is_read(self) -> None:
        stream = io.BytesIO()
        writer = FrameWriter(stream)
        messages = [{"id": 1, "text": "água 水 \n"}, {}, {"deep": [[[1.5, None, True]]]}]
        for message in messages:
            writer.write(message)
        stream.seek(0)
        reader = FrameReader(stream)

        self.assertEqual([reader.read() for _ in range(4)], [*messages, None])

    def test_headers_as_others_write_them(self) -> None:
        stream = io.BytesIO(b"content-length:  2 \r\nContent-Type: x\r\n\r\n{}Content-Length: 2\n\n{}")
        reader = FrameReader(stream)

        self.assertEqual([reader.read(), reader.read(), reader.read()], [{}, {}, None])

    def test_half_a_frame_is_the_end(self) -> None:
        whole = frame(b'{"id":1}')
        for length in range(len(whole)):
            self.assertIsNone(FrameReader(io.BytesIO(whole[:length])).read(), whole[:length])

    def test_bad_headers_are_refused_for_good(self) -> None:
        for header in (b"\r\n", b"garbage\r\n\r\n", b"Content-Length: -1\r\n\r\n", b"Content-Length: 1x\r\n\r\n", b"Content-Length: \xb2\r\n\r\n", b"X: 1\r\n\r\n", b"X: " + b"y" * 9000):
            with self.assertRaises(FrameError) as caught:
                FrameReader(io.BytesIO(header + b"{}")).read()
            self.assertEqual((caught.exception.recovered, caught.exception.error.code), (False, -32700), header[:30])

    def test_bad_bodies_are_refused_and_read_past(self) -> None:
        for body, code in ((b"{", -32700), (b"\xff", -32700), (b'{"a":NaN}', -32700), (b"[" * 200_000, -32700), (b"[]", -32600), (b"1", -32600), (b"", -32700)):
            reader = FrameReader(io.BytesIO(frame(body) + frame(b'{"id":2}')))
            with self.assertRaises(FrameError) as caught:
                reader.read()
            self.assertEqual((caught.exception.recovered, caught.exception.error.code), (True, code), body[:30])
            self.assertEqual(reader.read(), {"id": 2})

    def test_a_large_message_is_skipped_and_a_monstrous_one_ends_the_stream(self) -> None:
        reader = FrameReader(io.BytesIO(frame(b" " * 101) + frame(b"{}")), maximum_bytes=100)
        with self.assertRaises(FrameError) as caught:
            reader.read()
        self.assertEqual((caught.exception.recovered, caught.exception.error.id), (True, "rs.message.tooLarge"))
        self.assertEqual(reader.read(), {})

        with self.assertRaises(FrameError) as caught:
            FrameReader(io.BytesIO(b"Content-Length: 999999999999999\r\n\r\n")).read()
        self.assertFalse(caught.exception.recovered)

    def test_what_json_cannot_say_is_refused_before_a_byte_is_sent(self) -> None:
        stream = io.BytesIO()
        for value in (float("nan"), float("inf"), object(), "\ud800", {1: {2}}):
            with self.assertRaises(ToolError) as caught:
                FrameWriter(stream).write({"value": value})
            self.assertEqual(caught.exception.id, "rs.argument.invalid")
        with self.assertRaises(ToolError) as caught:
            FrameWriter(stream, maximum_bytes=10).write({"value": "long enough"})
        self.assertEqual(caught.exception.id, "rs.message.tooLarge")
        self.assertEqual(stream.getvalue(), b"")

    def test_random_bytes_never_raise_anything_else(self) -> None:
        seed = random.Random(11)
        good = frame(encode({"jsonrpc": "2.0", "id": 3, "method": "tools/list", "params": {"a": [1, 2.5, "x"]}}))
        for _ in range(3000):
            data = bytearray(good * 3)
            for _ in range(seed.randint(1, 6)):
                data[seed.randrange(len(data))] = seed.randrange(256)
            reader = FrameReader(io.BytesIO(bytes(data)), maximum_bytes=1000)
            for _ in range(10):
                try:
                    if reader.read() is None:
                        break
                except FrameError as refused:
                    if not refused.recovered:
                        break


if __name__ == "__main__":
    unittest.main()
