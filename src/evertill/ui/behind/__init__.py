"""What screens of the home (first start, set-up, training) ask of the program behind them; fulfilled by `app`."""
