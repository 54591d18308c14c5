def write_report(findings, *, seconds):
    import pprint

    for what, size in findings.took:
        m = findings.median(what, size)
        print(f"{what:28} {size:5} cpu {m.cpu:8.2f} wall {m.wall:8.2f}  q {findings.queries.get((what, size))}")
    print(findings.queries)
    print(findings.snapshot, findings.throughput, findings.starts, findings.memory)
    pprint.pprint(findings.documents)
    print(seconds)
