"""Who is who: users, werkplaatsen, organisations, municipalities, partnerships, periods, roles, audit."""
