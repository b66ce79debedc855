"""Evertill, the terminal on a shop's counter: it sells whatever happens to the network, the printer or the power.

Layers, each importing only those below it: `cli`, `app`, then `ui`, `journal`, `mirror`, `devices` and `connectors`
(which never see each other), then `operations` and `sync`, `ports`, `domain`, `kernel`. Start reading in
`app.till`, which puts the parts together, or follow a scan from `ui.sale` through `operations.desk` to `journal`.
"""
