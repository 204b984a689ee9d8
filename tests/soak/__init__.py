"""Bad luck in great numbers: kills, power cuts, flipped bytes. A few in the gate, all in soak."""
