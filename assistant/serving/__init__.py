"""What commands, HTTP and other programs get: records, routes, limits, the gate, the terminal."""
