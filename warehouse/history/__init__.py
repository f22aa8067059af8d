"""What was known when: replaced rows are kept with their time, and earlier states are read again."""
