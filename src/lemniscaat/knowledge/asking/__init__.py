"""What servers of others are asked, through `kernel.outside`: what is known of a DOI."""
