import json
import os
import subprocess
import sys
import tempfile
import unittest

from support import PATIENCE, ROOT

TEMPLATE = os.path.join(ROOT, "sdk", "templates", "python")
WORDS = {"__NAME__": "my-plugin", "__TOOL__": "my", "__TITLE__": "My plugin", "__SDK__": os.path.join(ROOT, "sdk", "python")}


class TemplateTests(unittest.TestCase):
    def test_a_plugin_made_from_the_template_passes_its_own_test(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name in os.listdir(TEMPLATE):
                with open(os.path.join(TEMPLATE, name), encoding="utf-8") as source:
                    text = source.read()
                for word, value in WORDS.items():
                    text, name = text.replace(word, value), name.replace(word, value)
                self.assertNotRegex(text, "__[A-Z]+__")
                with open(os.path.join(folder, name), "w", encoding="utf-8") as target:
                    target.write(text)
            with open(os.path.join(folder, "my-plugin.plugin.json"), encoding="utf-8") as manifest:
                self.assertEqual(json.load(manifest)["tools"][0]["name"], "my.length")
            done = subprocess.run([sys.executable, "-m", "unittest"], cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("Ran 2 tests", done.stderr)


if __name__ == "__main__":
    unittest.main()
