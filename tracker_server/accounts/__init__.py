"""People, their roles, signing in, and the OpenID provider that devices sign in with."""
