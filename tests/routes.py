"""Every address of the application, read from its url map so that none is forgotten."""

VALUES = {
    "area_key": "testshire",
    "number": 1,
    "question_key": "assurance",
    "entry_number": 1,
    "kind": "achieved",
    "document_format": "html",
    "document_number": 1,
    "note": 1,
    "bank_key": "send-local-area-2016",
    "version": "1",
    "framework_key": "local-area-send-2016",
    "filename": "app.css",
    "report_number": 1,
    "section_key": "finance",
    "stage": "draft",
    "document_key": "members-briefing",
    "depth_key": "one-page",
    "file_kind": "logo",
}


def addresses(app, *having, methods=("GET", "POST")):
    """(rule, method) of every address with the parts `having`, in the order of its words."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        for method in methods:
            if method in rule.methods and set(having) <= rule.arguments:
                yield rule, method


def path_of(app, rule, **values):
    """The path of a rule with the parts given, and those of `VALUES` for the others."""
    wanted = {name: value for name, value in (VALUES | values).items() if name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, kinds_of(wanted))


def kinds_of(values):
    """The values as the url map's converters take them."""
    from readiness.evaluations.model import EntryKind

    if "kind" in values:
        return values | {"kind": EntryKind(str(values["kind"]).replace("-", "_"))}
    return values


def token_of(client):
    """A token against forgery, as any form of this browser carries it."""
    return client.page("/areas/new").select_one("[name=csrf_token]")["value"]


def sent(client, rule, method, **values):
    """The answer to the address with the given parts: a GET, or a POST a form of ours could have sent."""
    path = path_of(client.application, rule, **values)
    if method == "GET":
        return client.get(path)
    fields = {"csrf_token": token_of(client), "version": "1", "text": "Text.", "choice": "confirm", "order_version": "1"}
    return client.post(path, data=fields)
