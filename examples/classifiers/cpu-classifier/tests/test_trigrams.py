import json
import math
import unittest

from classifier.train import SAMPLES_FILE, build
from classifier.trigrams import MODEL_FILE, Classifier, vectorise


class TrigramsTest(unittest.TestCase):
    def test_a_vector_has_length_one(self):
        self.assertAlmostEqual(math.fsum(w * w for w in vectorise("The ship, the sea!").values()), 1.0)

    def test_a_text_without_letters_has_no_vector(self):
        self.assertEqual(vectorise("42 ... !"), {})

    def test_the_bundled_model_is_what_training_gives(self):
        self.assertEqual(MODEL_FILE.read_text(encoding="utf-8"), build())

    def test_every_sample_is_recognised(self):
        classifier = Classifier.load()
        for label, texts in json.loads(SAMPLES_FILE.read_text(encoding="utf-8")).items():
            for text in texts:
                self.assertEqual(classifier.classify(text)[0], label, text)

    def test_texts_outside_the_samples_are_recognised(self):
        classifier = Classifier.load()
        for label, text in {
            "de": "Morgen kommt mein Bruder mit der Bahn aus Hamburg zurück.",
            "en": "My brother is coming back from London by train this evening.",
            "es": "Mi hermano vuelve esta noche de Madrid en el tren.",
            "fr": "Mon frère revient de Paris ce soir avec le train.",
        }.items():
            self.assertEqual(classifier.classify(text)[0], label, text)

    def test_nothing_in_common_gives_no_label(self):
        self.assertEqual(Classifier.load().classify("漢字"), (None, 0.0))

    def test_a_model_without_labels_is_refused(self):
        with self.assertRaises(ValueError):
            Classifier({})


if __name__ == "__main__":
    unittest.main()
