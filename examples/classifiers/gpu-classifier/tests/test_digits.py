import json
import unittest

from classifier.devices import Device, choose
from classifier.digits import MODEL_FILE, PIXELS, Classifier


def pictures():
    rows = json.loads(MODEL_FILE.read_text(encoding="utf-8"))["centroids"]
    return {label: [1.0 if c == "#" else 0.0 for c in "".join(picture)] for label, picture in rows.items()}


class DigitsTest(unittest.TestCase):
    def test_every_centroid_is_itself(self):
        known = pictures()
        self.assertEqual(Classifier.load().classify(list(known.values())), [(label, 0.0) for label in known])

    def test_a_faint_picture_with_a_spot_is_still_read(self):
        for label, picture in pictures().items():
            faint = [0.8 * ink for ink in picture]
            faint[0] = 1 - faint[0]
            self.assertEqual(Classifier.load().classify([faint])[0][0], label)

    def test_no_pictures_give_no_answers(self):
        self.assertEqual(Classifier.load().classify([]), [])

    def test_a_picture_of_another_size_is_refused(self):
        with self.assertRaises(ValueError):
            Classifier.load().classify([[0.0] * (PIXELS - 1)])

    def test_a_model_of_another_size_is_refused(self):
        with self.assertRaises(ValueError):
            Classifier({"0": [0.0]})

    def test_without_pytorch_the_same_answers_come_from_the_cpu(self):
        plain = Classifier(pictures(), Device("cpu", "asked for", None, None))
        self.assertEqual(plain.classify(list(pictures().values())), Classifier.load().classify(list(pictures().values())))

    def test_the_device_says_why_it_is_not_a_gpu(self):
        device = choose()
        self.assertEqual(device.reason is None, device.name == "cuda")


if __name__ == "__main__":
    unittest.main()
