menu = Meny
next Neste
