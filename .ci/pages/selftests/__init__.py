"""Tests of the checks themselves, on a sample and on copies of it with one fault each."""
