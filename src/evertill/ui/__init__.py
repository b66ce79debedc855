"""The Qt screens: views (frozen state), presenters (decide) and screens (draw); knows no SQL, socket or device port.

Start with `sale`.
"""
