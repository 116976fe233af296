"""What officers do, each as one use of the storage."""
