"""The one model of what an agreement is: its parts by subject, how rows ask of it, how values are shown."""
