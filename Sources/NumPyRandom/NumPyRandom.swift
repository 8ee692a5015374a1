// NumPyRandom
