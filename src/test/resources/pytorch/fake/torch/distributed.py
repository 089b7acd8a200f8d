"""Nothing of it is used without several processes."""
