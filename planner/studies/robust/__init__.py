"""Plans that hold when weights, figures or landings turn out otherwise."""
