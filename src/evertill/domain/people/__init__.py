"""Who works in a shop: `people` (operators, roles, rights), their badges, what became of them between two copies, and
what a person has to settle (`team_exceptions`).
"""
