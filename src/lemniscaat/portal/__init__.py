"""Pages that bring the apps together: home, zoeken, vraag, thread, kwestie, werkplaats, bureau."""
