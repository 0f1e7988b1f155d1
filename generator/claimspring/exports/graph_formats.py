"""The graph for other tools: GraphML for Gephi, yEd or Cytoscape, DOT for Graphviz. `Extract` in, text out; pure."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimspring.exports.subgraph import Extract
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.model.xml_text import xml_text
from claimspring.trace.graph import Link, NodeId, article_of
from claimspring.trace.node_names import head_of, name

_NODE_FIELDS = ("label", "type", "title", "publisher", "published", "url")
_EDGE_FIELDS = ("how", "credited", "certainty", "inferred", "claim")

_Edge = tuple[NodeId, NodeId, Mapping[str, str]]


def graphml(extract: Extract, words: Words) -> str:
    """The documents and their derivations as GraphML (http://graphml.graphdrawing.org/)."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for owner, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for field in fields:
            SubElement(root, "key", {"id": f"{owner}-{field}", "for": owner, "attr.name": field, "attr.type": "string"})
    graph = SubElement(root, "graph", edgedefault="directed")
    nodes = {node: _described(extract, node, words) for node in _nodes(extract)}
    for node, fields_of_node in nodes.items():
        _data(SubElement(graph, "node", id=xml_text(node)), "node", fields_of_node)
    for tail, head, fields_of_edge in _edges(extract):
        _data(SubElement(graph, "edge", source=xml_text(tail), target=xml_text(head)), "edge", fields_of_edge)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def dot(extract: Extract, words: Words) -> str:
    """The same in the language of Graphviz: origins with a heavy edge, inferred steps dashed."""
    lines = ["digraph provenance {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for node in _nodes(extract):
        styles = ["filled" if article_of(node) else "solid"]
        if not article_of(node) and not _described(extract, node, words).get("url"):
            styles = ["dotted"]
        heavy = ", penwidth=3" if extract.graph.begins(node) else ""
        lines.append(
            f"  {_quoted(node)} [label={_quoted(alone(name(extract.graph, node, words)))}, style={styles[0]}{heavy}];"
        )
    for tail, head, fields in _edges(extract):
        style = " [style=dashed]" if fields["inferred"] == "true" else ""
        lines.append(f"  {_quoted(tail)} -> {_quoted(head)}{style};")
    return "\n".join([*lines, "}", ""])


def _nodes(extract: Extract) -> list[NodeId]:
    """The documents, and what trails name besides."""
    others = (node for _, tail, link in extract.trail_links() for node in (tail, link.target))
    return list(dict.fromkeys((*extract.documents, *others)))


def _edges(extract: Extract) -> Iterator[_Edge]:
    for tail, link in extract.links():
        yield tail, link.target, _fields(link, "")
    for key, tail, link in extract.trail_links():
        yield tail, link.target, _fields(link, str(key))


def _fields(link: Link, claim: str) -> Mapping[str, str]:
    """What is known of a step; `claim` for one that only a claim's trail tells."""
    return {
        "how": link.how or link.kind,
        "credited": str(link.credited).lower(),
        "certainty": link.certainty,
        "inferred": str(link.inferred).lower(),
        "claim": claim,
    }


def _described(extract: Extract, node: NodeId, words: Words) -> Mapping[str, str]:
    graph = extract.graph
    source, head = graph.source(node), head_of(graph, node)
    return {
        "label": alone(name(graph, node, words)),
        "type": source.kind if source else "article" if article_of(node) else "unknown",
        "title": (head.title if head else None) or "",
        "publisher": graph.publisher_of(node) or "",
        "published": graph.published(node) or "",
        "url": (head.url if head else None) or "",
    }


def _data(element: Element, owner: str, fields: Mapping[str, str]) -> None:
    for field, text in fields.items():
        if text:
            SubElement(element, "data", key=f"{owner}-{field}").text = xml_text(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
