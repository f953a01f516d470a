"""Who is named: states, forces, agencies, persons."""
