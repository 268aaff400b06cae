"""Fits trees.tsv to target/marks.tsv (see dump.rs): pip install lightgbm; python3 src/convert/classify/fitted/fit.py [--check]

--check judges each fifth of the texts by trees that were fitted to the others, and writes nothing. Texts whose names are alike up
to the first digit, dot, hyphen or underscore are one group; renderings of one page are to share that beginning.
"""
import collections, hashlib, os, re, sys
import lightgbm, numpy

HEARSAY = 15  # the marks that `hearsay` adds; the first forest does not see them
LEAVES = {"learning_rate": 0.075, "num_leaves": 20, "min_data_in_leaf": 40, "lambda_l2": 8, "max_bin": 63}
SAMPLE = {"feature_fraction": 0.35, "bagging_fraction": 0.7, "bagging_freq": 1, "seed": 5}
PARAMETERS = {"objective": "binary", "verbose": -1, **LEAVES, **SAMPLE}
TREES = {"first": 170, "second": 150, "caption": 40}
CAPTIONS = 1.6  # how much more one counts
DEVELOPMENT = 5  # and a text of the development set, which knows more languages


def group(text, parts):
    name = re.split(r"[0-9._-]", os.path.basename(text))[0]
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % parts


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    names, rows = rows[0][3:], rows[1:]
    marks = numpy.array([r[3:] for r in rows], "f4")
    return names, [tuple(r[:2]) for r in rows], numpy.array([r[2] for r in rows]), marks


def weights(judgings, labels):
    """Long texts count more than short ones, but not by their length."""
    counted = ~numpy.isin(labels, list("-SX"))
    many = collections.Counter(j for j, c in zip(judgings, counted) if c)
    own = numpy.array([DEVELOPMENT if "convert/development" in j[0] else 1 for j in judgings])
    each = own * numpy.array([10 / max(many[j], 1) ** 0.5 for j in judgings])
    return counted * each * numpy.where(labels == "C", CAPTIONS, 1)


def fit(marks, wanted, weight, trees):
    use = weight > 0
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(marks[use], wanted[use], weight=weight[use]), trees)


def first_scores(marks, body, weight, parts, train):
    """What the first forest says of each block, when it was not fitted to it."""
    scores, whole = numpy.zeros(len(marks)), fit(marks, body, weight * train, TREES["first"])
    for part in range(3):
        out = train & (parts == part)
        if out.any():
            forest = fit(marks, body, weight * (train & ~out), TREES["first"])
            scores[out] = forest.predict(marks[out], raw_score=True)
    if not train.all():
        scores[~train] = whole.predict(marks[~train], raw_score=True)
    return scores, whole


def hearsay(judgings, words, scores):
    """As `hearsay` in mod.rs."""
    out, start = numpy.zeros((len(scores), HEARSAY), "f4"), 0
    for end in range(1, len(scores) + 1):
        if end == len(scores) or judgings[end] != judgings[start]:
            for i in range(start, end):
                out[i] = heard(i - start, scores[start:end], words[start:end])
            start = end
    return out


def heard(i, scores, words):
    n, body = len(scores), scores > 0
    near = [numpy.clip(scores[i + d], -6, 6) if 0 <= i + d < n else -9 for d in range(-4, 5)]
    above, below = numpy.flatnonzero(body[:i]), numpy.flatnonzero(body[i + 1 :])
    since, until = min(i - above[-1], 40) if len(above) else 50, min(below[0] + 1, 40) if len(below) else 50
    sides = [1 / (1 + numpy.exp(-s)) for s in (scores[max(i - 10, 0) : i], scores[i + 1 : i + 11])]
    within = [s.mean() if len(s) else 0.5 for s in sides]
    told = [min((words[s] * body[s]).sum(), 1000) for s in (slice(0, i), slice(i + 1, n))]
    return near + [since, until] + within + told


def tree(node):
    if "leaf_value" in node:
        return [f"{node['leaf_value']:.3f}"]
    branches = tree(node["left_child"]) + tree(node["right_child"])
    value = 0.0 if abs(node["threshold"]) < 1e-20 else node["threshold"]
    return [f"{node['split_feature']}:{value:.4g}"] + branches


def write(names, forests):
    with open("src/convert/classify/fitted/trees.tsv", "w", encoding="utf-8") as out:
        print("marks", ",".join(names), sep="\t", file=out)
        for name, forest in forests.items():
            for each in forest.dump_model()["tree_info"]:
                print(name, " ".join(tree(each["tree_structure"])), sep="\t", file=out)


def train_on(names, judgings, labels, marks, train):
    body, weight = numpy.isin(labels, ["B", "H"]), weights(judgings, labels)
    thirds = numpy.array([group(j[0] + "third", 3) for j in judgings])
    scores, first = first_scores(marks, body, weight, thirds, train)
    heard = numpy.hstack([marks, hearsay(judgings, marks[:, names.index("words@0")], scores)])
    second = fit(heard, body, weight * train, TREES["second"])
    caption = fit(heard, labels == "C", weight * train * ~body, TREES["caption"])
    return heard, {"first": first, "second": second, "caption": caption}


def check(names, judgings, labels, marks):
    fifths = numpy.array([group(j[0], 5) for j in judgings])
    body, counted = numpy.isin(labels, ["B", "H"]), ~numpy.isin(labels, list("-SX"))
    kept = numpy.zeros(len(labels), bool)
    for part in range(5):
        heard, forests = train_on(names, judgings, labels, marks, fifths != part)
        kept |= (fifths == part) & (forests["second"].predict(heard) > 0.5)
    right, leaked = (kept & body & counted).sum(), (kept & ~body & counted).sum()
    print("precision", right / (right + leaked), "recall", right / body.sum(), "leaked", leaked / (~body & counted).sum())


if __name__ == "__main__":
    names, judgings, labels, marks = read("target/marks.tsv")
    if "--check" in sys.argv:
        check(names, judgings, labels, marks)
    else:
        forests = train_on(names, judgings, labels, marks, numpy.ones(len(labels), bool))[1]
        write(names + [f"heard {i}" for i in range(HEARSAY)], forests)
