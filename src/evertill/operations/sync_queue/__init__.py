"""What a person does with facts that the backend refused: send them again, or let them go."""
