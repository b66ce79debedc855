"""The Qt screens: views (frozen state), presenters (decide) and screens (draw); knows no SQL, socket or device port.

Start with `application`, then `terminal.composition`; `sale` is the model of a screen.
"""
