"""One folder for each ecommerce platform, each fulfilling `ports.connector`; they never see each other.

Start with `central`.
"""
