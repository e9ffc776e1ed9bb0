"""The web page: its tabs and views, and what happens behind them."""
