"""The Department for Education's return of home education and children missing education, term by term.

It asks for numbers alone. On a census day are counted children of compulsory school age who live in the
authority: those known to be home educated (EHE), and those missing education (CME), who are on no roll and
have no suitable education otherwise (Education Act 1996, s436A). Who is what, `education_status` tells.
"""
