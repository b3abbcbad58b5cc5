"""What a tutor does: answers, suggestions and the honest no."""
