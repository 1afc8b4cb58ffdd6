"""What a pulse may ask and what may be told of its answers: plain values, no database, no clock."""
