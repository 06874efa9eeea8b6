"""Plans that are nearly as good and as different as can be."""
