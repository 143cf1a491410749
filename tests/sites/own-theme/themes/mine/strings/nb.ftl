block-tip = Godt råd
