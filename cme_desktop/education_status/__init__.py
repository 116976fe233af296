"""The status of education of a child on any day: derived from what is on file, and never typed.

A child has one at a time, by the first of these that holds:

1. Outside compulsory school age on the day (Education Act 1996, s8), where the birth is known.
2. Moved away or died, by the child's own record. It gives no day, so this holds from the last day on which
   anything else on file begins.
3. On the roll of a school, home educated, or permanently excluded, whichever began last; on one day in this
   order. A child who is only on file as being at a school has been there longest.
4. But a search that runs says that the child is missing education, unless the child is on a roll, or came to
   be home educated or excluded after the search began. A child on a roll is none (data collection guidance:
   not a registered pupil), though whereabouts be unknown.
5. Waiting for a place that was applied for: missing education, whereabouts known.
6. What the last record said that has ended: found without a school, not found, moved away, home education
   that was unsuitable. It holds until the child is somewhere again.
7. Otherwise it is not known.

Home education that is judged unsuitable, or under a school attendance order, is missing education with
whereabouts known (Education Act 1996, s436A), and a search then stands before it.
"""
