menu = Innhold
