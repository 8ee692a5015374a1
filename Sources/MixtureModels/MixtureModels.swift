// MixtureModels
