import unittest

from sums import total


class TotalTest(unittest.TestCase):
    def test_items_are_added(self):
        self.assertEqual(total([1, 2]), 3)

    def test_nothing_is_zero(self):
        self.assertEqual(total([]), 0)
