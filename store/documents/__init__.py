"""What plan documents print, as plain data: readers give it, and tables keep it. No reader and no database."""
