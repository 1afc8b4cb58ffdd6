"""OpenDocument files, as LibreOffice and others save them: `sheets` reads .ods, `pages` reads .odt.

Both are small XML formats with the words as they are shown, so they are read directly; the libraries for them keep an
object of their own for each cell and take more memory than a small machine has.
"""
