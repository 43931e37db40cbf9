"""What stands below the one page for whoever asks: answers as they were given, paces, smaller steps, what helped."""
