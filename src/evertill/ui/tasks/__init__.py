"""What the shop's team has to settle, whatever its kind: the same list at every till, from the backend's stream of
tasks. Those about goods also stand on the page of goods, where they are counted.
"""
