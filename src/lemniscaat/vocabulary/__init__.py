"""What the network's words mean: themes (SKOS), kinds of knowledge product, audiences, the O's."""
