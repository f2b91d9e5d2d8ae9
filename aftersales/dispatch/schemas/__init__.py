"""What the staff's door to dispatch takes and says."""
