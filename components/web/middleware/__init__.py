"""What every answer passes through: limits, compression, security headers."""
