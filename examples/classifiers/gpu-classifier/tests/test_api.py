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

    def test_a_question_without_pictures_is_refused(self):
        self.assertEqual(self.ask("POST", "/classify", {})[0], 422)

    def test_too_many_pictures_are_refused(self):
        self.assertEqual(self.ask("POST", "/classify", {"pictures": [[]] * 1_001})[0], 413)

    def test_a_picture_of_another_size_is_refused(self):
        self.assertEqual(self.ask("POST", "/classify", {"pictures": [[0.5]]})[0], 422)


if __name__ == "__main__":
    unittest.main()
