"""A question and what was understood of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.match.intent import Intent, Shown, intents
from bot.match.mending import Knows, knows_nothing
from bot.match.names import LOAN_ING, Mention, Names, Way
from bot.text.hangul import is_hangul
from bot.text.keyboard import as_hangul, as_latin, is_stray
from bot.text.stopwords import is_kind, is_stopword
from bot.text.verbs import lemmas
from bot.text.words import Word, is_tail, leading_tail, words

MOST_CHARACTERS = 1000  # of a question that is read; what comes after is chatter
QUESTION_WORDS = ("what", "which", "when", "where", "does", "difference", "explain", "between")
LEAST_FORGOTTEN = 2  # where the layout was surely forgotten: Emt → 뜻
BOTH = 2  # are asked about side by side
LEAST_LAYOUT_KEYS = 4  # shorter Latin words are English (the → 솓)


@dataclass(frozen=True, slots=True)
class Question:
    """What a member typed, with what was understood of one question in it.

    `mentions` are the concepts it names, `words` its content words, `aside` the content
    words of what was only told around the question, and `around` those of the mentions
    that stand there or only say where the asked one belongs ("AWS에서 리전이 뭐야").
    """

    text: str
    intents: tuple[Intent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    words: tuple[Word, ...] = ()
    aside: tuple[Word, ...] = ()
    around: tuple[Mention, ...] = ()
    asks: bool = False

    @property
    def intent(self) -> Intent | None:
        """Give the intent that tells most, if the question shows any."""
        return self.intents[0] if self.intents else None

    @property
    def seeks_name(self) -> bool:
        """Tell whether it describes a thing and asks what it is called."""
        return self.intent is Intent.NAME and bool(self.words)

    @property
    def is_vague(self) -> bool:
        """Tell whether it asks what a thing is by one word of its name: "메모리가 뭐야"."""
        plain = self.intent in (None, Intent.DEFINE, Intent.NAME)
        return plain and any(mention.way is Way.PART for mention in self.mentions)

    @property
    def parts(self) -> tuple[Word, ...]:
        """Give the words that name a concept by a part of its name alone."""
        named = (m for m in self.mentions if m.way is Way.PART)
        return tuple(word for m in named for word in words(self.text[m.start : m.end]))

    @property
    def is_term(self) -> bool:
        """Tell whether it asks of a term that names no concept: "미적분이 뭐야", "미분 종류"."""
        plain = self.intent in (None, Intent.DEFINE) or len(self.words) == 1
        return plain and not self.mentions and not any(word.verbal for word in self.words)

    @property
    def is_of_both(self) -> bool:
        """Tell whether it asks of two concepts side by side: "A랑 B 차이", "A/B가 뭐야"."""
        if len(self.concepts) < BOTH:
            return False
        return Intent.COMPARE in self.intents or self._joins

    @property
    def _joins(self) -> bool:
        plain = self.intent in (None, Intent.DEFINE) and not self.words
        if not plain or self.is_vague or len(self.mentions) != BOTH:
            return False
        one, other = self.mentions
        return _JOINT.fullmatch(self.text, one.end, other.start) is not None

    @property
    def concepts(self) -> tuple[str, ...]:
        """Name the concepts of the question, each once, in reading order."""
        return tuple(dict.fromkeys(mention.concept for mention in self.mentions))


_JOINT = re.compile(r"\s*[/&+,]\s*|(?:와|과|랑|이랑|하고)\s*|\s+(?:and|or)\s+", re.I)
_WORD = re.compile(r"[A-Za-z]+")
_STOPS = "?!.,~"
_SHORTENED = {
    "wht": "what", "wat": "what", "wut": "what", "wats": "what is", "whts": "what is",
    "hw": "how", "wen": "when", "wich": "which", "whch": "which", "wher": "where",
    "wtf": "what", "wth": "what",
}  # fmt: skip
_JOINED = re.compile(r"(what|whats|how|why|when|where)(is|are|does|do|the|a)")
_SENTENCE = re.compile(r"[^.!?…~\n]+(?:\.(?=\S)[^.!?…~\n]*)*[.!?…~\n]*")
_POLITE_END = re.compile(
    r"(?<=[가-힣])(?:[어아여려해예에네워와줘]요|죠|습니다)(?=\s+\S+\s+\S+\s+\S)"
)
_BESIDES = re.compile(r",\s+(?=(?:also|btw|oh and|and also)\b)", re.I)  # another question begins
_LAUGHTER = re.compile(r"[ㅋㅎㅠㅜ]{2,}[~!.]*(?=\s|$)")
_CLAUSE = re.compile(
    r"(?<=[가-힣])(?:는데요?|은데요?|인데요?|거든요|다가|어서요?|아서요?|와서요?|해서요?|지만)[,\s]+|"
    r",\s+(?!like\b)|\b(?:can'?t|cannot|don'?t|couldn'?t)\s+(?:figure out|understand|get|see)\s+"
    r"(?=(?:why|how|what|when|which|where)\b)"
)
_CALLED = re.compile(
    r"\s*(?:이라|라|이란|란)(?:고\s*하)?는?\s*(?:말|단어|용어|개념|표현|게|거|것|건)"
)
_PLACE_BEHIND = re.compile(r"(?:에서|의|에선|쪽|중에|안에)")
_POINTS_BACK = re.compile(
    r"(?<![가-힣])(?:그게|그거|그건|이게|이거|이건|걔)\s*(?:가|는|를)?\s*(?:도대체\s)?(?:뭐|뭔|머|무엇|무슨|왜|어떻게|어떤)|"
    r"\bwhat\s+(?:that|it|this|they)\s+(?:is|are|was|means?|does)\b|"
    r"\b(?:what|why|how)(?:'s|\s+(?:is|are|does|do))\s+(?:that|it|this|they)\b",
    re.I,
)
_VERSUS = re.compile(r"(\w+)\s+(?:vs\.?|versus)\s+(\w+)", re.I)  # put vs patch
_CONFUSED = re.compile(
    r"헷갈[가-힣]*|헛갈[가-힣]*|\b(?:confus\w+|mix(?:ing|ed)?\b.{0,20}\bup)\b", re.I
)
_RIVALS = re.compile(
    r"(?:뭐|머|뭣|누구?|어느\s?(?:게|것|거|쪽|건))\s?[이가]?\s?더\s?[가-힣]+|"
    r"\bwh(?:ich|at)(?:\s?(?:is|'s|one|are|one is))?\s+(?:more|less|better|worse|\w{3,}er)\b",
    re.I,
)  # 뭐가 더 무거워, which is faster
_NAMES = re.compile(
    r"이름|명칭|뭐라|무엇이라|what.*\b(?:called|call)\b|.*\b(?:name|term|word)\b", re.I
)
_ROLE = re.compile(r"하는\s?일|역할|뜻|의미|개념|정의")
_ONLY_PARTICLE = re.compile(r"[이가은는]?\s*")
_RECALLS = re.compile(
    r"뭐라(?:고)?\s?(?:했|그랬|하더|그러)"
)  # what was said, not what it is called
_DESCRIBING = (Intent.HOW, Intent.PURPOSE, Intent.ANALOGY, Intent.ADVANTAGE, Intent.DISADVANTAGE)
_DETERMINER = re.compile(r"(?<![가-힣])(?:어떤|무슨|어느)(?=[가-힣]{2})")  # 어떤군대
_NOT = re.compile(
    r"\s*(?:은|는|이|가|을|를)?\s*(?:말고|빼고|제외|안\s?쓰고)|\s*대신(?!\s*[가-힣]*(?:하는|해))"
)  # 경쟁 상태 말고 임계 구역은; "RDS가 대신 해 주는 일" asks about RDS
_ONLY_COUNTS = re.compile(r"\s(?:\d+\s?[가-힣]?\s)?")  # 조선 4대 사화: the last is asked about
_PLACE_BEFORE = re.compile(
    r"\b(?:in|of|from|on|within)\s+(?:an?\s+|the\s+)?$|\b(?:my|our|your)\s+$", re.I
)
_INTERROGATIVE = re.compile(r"(?:어디|어떻|언제|누구|무엇|무슨|뭐|뭘)[가-힣]")  # 어디에깔려있어
_ASKING = re.compile(
    r"\?|(?:까|나|가|냐|니|지|죠|요|임|음|줘|줄래|세요|라|뭐|왜|야|ㅁ|여|용|염|란)[요~.!\s]*$|(?<![가-힣])(?:왜|뭐|무엇|어떻게|어떤)",
)


def readings(text: str, knows: Knows = knows_nothing) -> tuple[str, ...]:
    """Give the ways a text may be read: as typed, and with the keyboard layout put right.

    A word that the notes use (`knows`) was typed as it is meant.
    Slips in English question words are put right as well: "waht is", "whatis" → "what is".
    "flwjsdl anjdi" → also "리전이 뭐야"; "조ㅁㅅ ㅑㄴ ㄷㅊ2" → also "what is ec2".
    """
    text = _WORD.sub(lambda found: _asked_right(found.group()), text)
    pieces = re.findall(r"\s+|\S+", text)
    hangul = "".join(p if knows(p.rstrip(_STOPS)) else _read_hangul(p) for p in pieces)
    latin = "".join(_read_latin(piece) for piece in pieces)
    forgot = hangul != text and not any(map(is_hangul, text))  # then for short words as well
    whole = "".join(_read_hangul(piece, LEAST_FORGOTTEN) for piece in pieces) if forgot else text
    return tuple(dict.fromkeys((text, hangul, latin, whole)))


def _asked_right(word: str) -> str:
    """Put a question word right: waht, wht → what, whatis → what is, wheat → wheat."""
    low = word.lower()
    if low in _SHORTENED:
        return _SHORTENED[low]
    joined = _JOINED.fullmatch(low)
    if joined:
        return " ".join(joined.groups())
    letters = sorted(low)
    return next((q for q in QUESTION_WORDS if q != low and sorted(q) == letters), word)


def _read_hangul(piece: str, least: int = LEAST_LAYOUT_KEYS) -> str:
    bare = piece.rstrip(_STOPS)
    if len(bare) < least or (least == LEAST_LAYOUT_KEYS and is_stopword(bare.lower())):
        return piece
    hangul = as_hangul(bare)
    return hangul + piece[len(bare) :] if hangul else piece


def _read_latin(piece: str) -> str:
    return (as_latin(piece) or piece) if is_stray(_LAUGHTER.sub("", piece)) else piece


def sentences(text: str) -> list[str]:
    """Split a message into sentences, laughter and tears aside.

    "헷갈려요ㅠㅠ S3가 뭐예요? v1.2도 되나요" → ["헷갈려요", "S3가 뭐예요?", "v1.2도 되나요"].
    """
    told = _LAUGHTER.sub("\n", text[:MOST_CHARACTERS])
    told = _POLITE_END.sub(lambda found: found.group() + "\n", _BESIDES.sub("\n", told))
    found = (part.strip() for part in _SENTENCE.findall(told))
    return [part for part in found if any(map(str.isalnum, part))]


def points_back(text: str) -> bool:
    """Tell whether a sentence asks about what was named before: "그게 뭐예요", "what that is"."""
    return _POINTS_BACK.search(text) is not None


def understand(text: str, names: Names) -> Question:
    """Understand one sentence: its intents, the concepts it names and its content words."""
    whole, text = text, _without_excluded(text, names)
    mentions = tuple(names.find(text))
    shown = [i for i in intents(text) if not any(_hides(m, i) for m in mentions)]
    shown = _reordered(_described(shown, text), mentions)
    two = len({m.concept for m in mentions}) > 1
    confused = (_CONFUSED.search(text) or _RIVALS.search(text)) if two else None
    if confused and not _shows(shown, Intent.COMPARE):
        shown.insert(0, Shown(Intent.COMPARE, *confused.span()))
    if _shows(shown, Intent.NAME) and any(_content(text, mentions, shown)):
        # What is heard in the other script is a word of the description: 커밋, not commit.
        mentions = tuple(m for m in mentions if m.way is not Way.SOUND)
    called = tuple(m for m in mentions if _CALLED.match(text, m.end))
    if called:  # "RDS 쪽에 X라는 말이 나왔는데 무슨 뜻이에요" asks about X alone
        return Question(whole, tuple(i.intent for i in shown), called, asks=True)
    if mentions and all(mention.is_inside for mention in mentions):
        mentions = tuple(_parts(text, (), shown, names)) or mentions
    else:
        found = (*mentions, *_parts(text, mentions, shown, names))
        mentions = tuple(sorted(found, key=lambda mention: mention.start))
    describes = not mentions and _shows(shown, Intent.NAME)
    split = 0 if describes else _question_start(text, shown, mentions)
    compares = _shows(shown, Intent.COMPARE)
    content = list(_content(text, mentions, shown))
    return Question(
        whole,
        intents=tuple(dict.fromkeys(i.intent for i in shown)),
        mentions=mentions,
        words=tuple(word for word in content if word.start >= split),
        aside=(*(word for word in content if word.start < split), *_hints(text, shown)),
        around=_around(text, mentions, split) if not compares else (),
        asks=bool(shown) or _ASKING.search(text) is not None,
    )


def _shows(shown: Iterable[Shown], intent: Intent) -> bool:
    return any(each.intent is intent for each in shown)


def _without_excluded(text: str, names: Names) -> str:
    """Blank what is not asked about: "경쟁 상태 말고 임계 구역은?" → "         임계 구역은?"."""
    if not _NOT.search(text):
        return text
    for mention in names.find(text):
        behind = _NOT.match(text, mention.end)
        if behind:
            end = behind.end()
            text = text[: mention.start] + " " * (end - mention.start) + text[end:]
    return text


def _described(shown: list[Shown], text: str) -> list[Shown]:
    """Leave out what only describes the thing whose name is asked: "뽑는 방법 이름이 뭐지"."""
    shown = _without_role(shown, text)
    asked = [i for i in shown if i.intent is Intent.NAME and _NAMES.match(text, i.start)]
    if not asked:
        return shown
    at = max(i.start for i in asked)
    likened = {Intent.ANALOGY} if _RECALLS.match(text, at) else set()
    return [i for i in shown if i.intent not in _DESCRIBING or i.start > at or i.intent in likened]


def _without_role(shown: list[Shown], text: str) -> list[Shown]:
    """Ask what a thing is where its role is asked for, not its name: "큐 역할이 뭐더라"."""
    ends = [i.end for i in shown if i.intent is Intent.DEFINE and _ROLE.match(text, i.start)]
    asked = [i for i in shown if i.intent is Intent.NAME and not _NAMES.match(text, i.start)]
    role = [i for i in asked if any(_ONLY_PARTICLE.fullmatch(text, end, i.start) for end in ends)]
    return [i for i in shown if i not in role]


def _reordered(shown: list[Shown], mentions: tuple[Mention, ...]) -> list[Shown]:
    """Ask why before how it differs where nothing stands beside: "쌍무계약을 왜 구별해?"."""
    if len(mentions) != 1 or not _shows(shown, Intent.PURPOSE):
        return shown
    return sorted(shown, key=lambda i: i.intent is Intent.COMPARE)


def _parts(
    text: str, mentions: tuple[Mention, ...], shown: list[Shown], names: Names
) -> Iterator[Mention]:
    """Find concepts named by some words of their name, where a name is wanting.

    That is: the words of a question that names nothing (배상액 예정의 단점), and the other
    side of a comparison (온프레미스랑 클라우드 차이).
    """
    content = list(_content(text, mentions, shown))
    compares = _shows(shown, Intent.COMPARE)
    if len(mentions) == 1 and compares:
        for word in content:
            yield from names.by_words([word]) or names.shared(word, mentions[0])
    elif not mentions:
        named = names.by_words(content, sure=len(content) > 1)
        if not named and content:  # "order of steps for a project": what asks may be a name's word
            named = names.by_words([*content, *_hints(text, shown[1:] or shown)], sure=True)
        yield from named or names.clipped(content) or names.cut_short(content)


def _around(text: str, mentions: tuple[Mention, ...], split: int) -> tuple[Mention, ...]:
    """Find the mentions that only say where the asked concept belongs."""
    beside = pairwise(mentions)
    before = [m for m, other in beside if _ONLY_COUNTS.fullmatch(text[m.end : other.start])]
    around = tuple(m for m in mentions if m.start < split or m in before or _is_place(text, m))
    if len(around) < len(mentions):
        return around
    return around[1:] if around and mentions[0].start >= split else ()  # kinds of services in AWS


def _is_place(text: str, mention: Mention) -> bool:
    behind = _PLACE_BEHIND.match(text, mention.end)
    return behind is not None or _PLACE_BEFORE.search(text[: mention.start]) is not None


def _hides(mention: Mention, shown: Shown) -> bool:
    """Tell whether words that seem to ask belong to a name: 과정 in 이벤트 전달 과정.

    "what is a stack like" asks around the name, and is not hidden by it.
    """
    touches = shown.start < mention.end and mention.start < shown.end
    return touches and not (shown.start < mention.start and mention.end < shown.end)


def _question_start(text: str, shown: list[Shown], mentions: tuple[Mention, ...]) -> int:
    """Find where the clause that asks begins; what stands before it is told around it.

    A clause that only asks ("… 서비스 있었는데 이름이?") is about what stands before it.
    """
    for cut in sorted((found.end() for found in _CLAUSE.finditer(text)), reverse=True):
        asks = any(intent.start >= cut for intent in shown) or text.rstrip().endswith("?")
        names = any(mention.start >= cut for mention in mentions)
        if asks and (names or any(_content(text, mentions, shown, cut))):
            return cut
    return 0


def _hints(text: str, shown: list[Shown]) -> Iterator[Word]:
    """Give the words that show an intent: a heading may hold the very word (분류, 과정)."""
    for intent in shown:
        yield from (w for w in words(text[intent.start : intent.end]) if len(w.stem) > 1)


def _content(
    text: str, mentions: tuple[Mention, ...], shown: list[Shown], start: int = 0
) -> Iterator[Word]:
    taken = [(m.start, m.end) for m in mentions] + [(i.start, i.end) for i in shown]
    set_apart = {at for found in _VERSUS.finditer(text) for at in (found.start(1), found.start(2))}
    for word in words(_blank(text, taken)):
        if word.start < start:
            continue
        if is_kind(word.stem) and _only_sorts(text, word, mentions, shown):
            continue
        said = not is_stopword(word.stem) and not is_stopword(word.text.lower())
        if (said or word.start in set_apart) and _tells(word):
            yield replace(word, text=text[word.start : word.end])


def _only_sorts(text: str, word: Word, mentions: tuple[Mention, ...], shown: list[Shown]) -> bool:
    """Tell whether a word only says what kind a thing is: 소멸시효 제도, "… 사건 이름이 뭐더라"."""
    names = (intent for intent in shown if intent.intent is Intent.NAME)
    gaps = [(m.end, word.start) for m in mentions] + [(word.end, name.start) for name in names]
    return any(end <= start and text[end:start] in ("", " ") for end, start in gaps)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Blank out spans with a mark that keeps particles apart from words: 리전이 → ··이."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\0" * (end - start)
    blanked = _DETERMINER.sub(lambda found: " " * len(found.group()), "".join(chars))
    return re.sub(r"(\0)([가-힣]+)", _drop_particle, blanked)


def _drop_particle(found: re.Match[str]) -> str:
    size = len(found.group(2)) - len(found.group(2).removeprefix(LOAN_ING))
    size += leading_tail(found.group(2)[size:])
    return found.group(1) + " " * size + found.group(2)[size:]


def _tells(word: Word) -> bool:
    """Drop what can be no content: lone jamo and letters, an open syllable, a particle.

    막는 tells (막), 보는 does not.
    """
    if word.is_latin:
        return len(word.stem) > 1 or word.stem.isdigit()
    if is_stray(word.stem) or is_tail(word.text) or _INTERROGATIVE.match(word.text):
        return False
    return len(word.stem) > 1 or not word.verbal or word.stem in lemmas(word.text)
