"""What the warehouse tells about itself: comments, catalogue, data dictionary, worked queries."""
