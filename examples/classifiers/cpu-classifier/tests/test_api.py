import asyncio
import importlib.util
import json
import unittest

from classifier import selftest


@unittest.skipUnless(importlib.util.find_spec("fastapi"), "FastAPI is not installed here")
class ApiTest(unittest.TestCase):
    def ask(self, method, path, body=None):
        from classifier.api import app

        return asyncio.run(selftest.ask(app, method, path, b"" if body is None else json.dumps(body).encode()))

    def test_the_selftest_passes(self):
        self.assertEqual(asyncio.run(selftest.main()), 0)

    def test_a_question_without_text_is_refused(self):
        self.assertEqual(self.ask("POST", "/classify", {})[0], 422)

    def test_a_text_that_is_too_long_is_refused(self):
        self.assertEqual(self.ask("POST", "/classify", {"text": "a" * 10_001})[0], 413)


if __name__ == "__main__":
    unittest.main()
