"""How a region finds out and puts to use: projects in the O's, circles, uses."""
