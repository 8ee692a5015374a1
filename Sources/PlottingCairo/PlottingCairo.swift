// PlottingCairo
