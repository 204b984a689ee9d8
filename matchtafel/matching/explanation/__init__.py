"""What lies behind a rank: lost points, two beside each other, the smallest change, the cost."""
