"""What a family's place holds, as a whole: gathered, erased, copied away and brought back."""
