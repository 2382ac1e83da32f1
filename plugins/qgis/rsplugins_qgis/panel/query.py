"""What is looked for, and what is found."""

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from .roles import RoleTool

WORDS = "words"
IMAGE = "image"
PLACE = "place"


@dataclass(frozen=True)
class Example:
    """Something that is, or is not, like what is looked for."""

    kind: str
    """``WORDS``, ``IMAGE`` or ``PLACE``."""
    value: str
    """Words, the path of an image, or a place as WKT."""
    label: str
    wanted: bool = True

    def turned(self) -> "Example":
        """The same as a counter-example, or the other way round."""
        return replace(self, wanted=not self.wanted)


@dataclass(frozen=True)
class Query:
    """One search."""

    index: str
    text: str = ""
    examples: Tuple[Example, ...] = ()
    language: str = "en"
    count: int = 12
    crs: str = ""
    """The CRS of places and area."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for; counter-examples alone are nothing."""
        return not self.text.strip() and not any(example.wanted for example in self.examples)

    @property
    def title(self) -> str:
        """A few words for it."""
        parts = [self.text.strip()] if self.text.strip() else []
        parts += [("+ " if example.wanted else "− ") + example.label for example in self.examples]
        return " ".join(parts)

    def values(self, area: Optional[str] = None) -> Dict[str, Any]:
        """Its values by the roles of a search.

        :param area: WKT that matches must meet.
        """
        texts = [self.text.strip()] if self.text.strip() else []
        return {
            "index": self.index,
            "texts": texts + self._of(WORDS, True),
            "images": self._of(IMAGE, True),
            "place": together(self._of(PLACE, True)),
            "not-texts": self._of(WORDS, False),
            "not-images": self._of(IMAGE, False),
            "not-place": together(self._of(PLACE, False)),
            "language": self.language,
            "count": self.count,
            "area": area,
            "crs": self.crs if area or any(example.kind == PLACE for example in self.examples) else None,
        }

    def _of(self, kind: str, wanted: bool) -> List[str]:
        return [example.value for example in self.examples if example.kind == kind and example.wanted == wanted]


def together(places: Sequence[str]) -> Optional[str]:
    """Several places as one."""
    if len(places) < 2:
        return places[0] if places else None
    return "GEOMETRYCOLLECTION (" + ", ".join(places) + ")"


@dataclass(frozen=True)
class Hit:
    """One match."""

    rank: int
    score: float
    confidence: Optional[float]
    source: str
    uri: str
    box: Optional[Tuple[float, float, float, float]]
    picture: Optional[str]
    note: Optional[str]
    date: Optional[str]

    @staticmethod
    def read(found: Mapping[str, Any], rank: int) -> "Hit":
        """Reads a hit of a tool."""
        box = found.get("bbox")
        confidence = found.get("confidence")
        return Hit(
            rank=int(found.get("rank", rank)),
            score=float(found.get("score", 0.0)),
            confidence=None if confidence is None else float(confidence),
            source=str(found.get("source") or found.get("uri") or ""),
            uri=str(found.get("uri") or ""),
            box=None if not box else (float(box[0]), float(box[1]), float(box[2]), float(box[3])),
            picture=found.get("thumbnail") or None,
            note=found.get("note") or None,
            date=found.get("date") or None,
        )


def hits(tool: RoleTool, outputs: Mapping[str, Any]) -> List[Hit]:
    """The matches of a search, the best first."""
    return [Hit.read(found, rank) for rank, found in enumerate(tool.output(outputs, "hits") or [], 1)]
