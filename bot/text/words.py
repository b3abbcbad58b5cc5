"""Words of Korean and English text, and the stems under their particles and endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.text.hangul import is_syllable, parts, syllable

_WORD = re.compile(
    r"(?<![A-Za-z0-9-])[A-Za-z]-[A-Za-z]{3,}(?![A-Za-z0-9-])|"  # k-fold, t-test
    r"(?<![A-Za-z0-9-])(?:[Nn]on|[Aa]nti|[Pp]seudo|[Qq]uasi)-[A-Za-z]{3,}|"  # non-repeatable
    r"[0-9]+차(?=\s?[가-힣])|"  # 2차 캐시
    r"[0-9][A-Za-z]{1,2}(?![A-Za-z0-9])|[A-Za-z][A-Za-z0-9]*(?:[+#]+(?![A-Za-z0-9+#]))?|[0-9]+(?:\.[0-9]+)*|[가-힣ㄱ-ㅎㅏ-ㅣ]+"
)

_CASE = (
    "은|는|이|가|을|를|의|에|엔|에선|에겐|까진|부턴|보단|과|와|도|만|로|으로|에서|에게|에게서|한테|께|께서|부터|까지|처럼|같이|보다|마다|조차|마저|밖에|이나|나|이랑|랑|하고|"
    "이며|며|이든|든|이라도|라도|으로써|로써|으로서|로서|에서는|에는|에도|에만|으로는|로는|으로도|로도|에서도|에서의|에의|과의|와의|과는|와는|이라는|라는|"
    "이란|란|이라고|라고|이라|라|인|들|들은|들이|들을|들의|들에|들과|들도|들로|쪽|쪽에|쪽은|요|이요|별로|별|적|적인|적으로|상|상에|상의|상에서|중|"
    "중에|중에서|간|간의|당|대로|만의|만을|만으로|뿐|뿐만"
)
_COPULA = (
    "입니다|입니까|에요|이다|다|이에요|예요|에요|이야|야|인가|인가요|인지|인지요|이죠|죠|이고|고|이며|이지만|지만|이었|였|이었죠|였죠|이었지|였지|이었나|였나|"
    "이었나요|였나요|임|인데|인데요|일까|일까요|이니까|니까|이라서|라서|이면|이라면|라면|이어서|여서|이냐|냐|인거|인건|거든요"
)
_VERB = (
    "하다|하는|한|할|함|하기|하여|하고|하며|하면|하면서|하지|하지만|하게|하자|하나|하나요|하는지|하는데|하려고|하려면|하려는|하도록|해|해서|해요|해야|"
    "해도|해줘|해주는|해주세요|해준|했|했다|했던|했는데|했어|했어요|했습니다|합니다|합니까|합시다|하니|하니까|하므로|하던|한다|한다면|한다는|한다고|할까|"
    "할까요|할때|할때는|할땐|했을때|될때|될때는|될땐|됐을때|할수있는|할수있나|할수있나요|할수있어|할수있음|할수|할수록|할지|하거나|하시는|하는것|하는거|하는가|하는게|하는건|하는걸|한거|한것|한건|한게|한걸|하긴|하더라|하더라도|되다|되는|된|될|됨|되기|되어|되고|되며|되면|되면서|되지|되지만|"
    "되게|되나|되나요|되는지|되는데|되도록|돼|돼서|돼요|돼야|됐|됐다|됐는데|됐어|됐어요|됐습니다|됩니다|됩니까|되니|되니까|되므로|되던|된다|된다면|된다는|되는거|되는것|되는건|되는게|된거|된것|된건|된게|"
    "되었|되었다|되었습니다|되었을|될까|될까요|될수|되거나|되어야|되어서|시키다|시키는|시킨|시킬|시켜|시켜서|시켜줌|시킵니다|시키고|시킨다|당하는|당한|스러운|"
    "스럽게|롭게|로운"
)
# One syllable that ends many nouns too (목적지, 크기, 글자, 마음) is left alone.
_ENDINGS = (
    "습니다|습니까|ㅂ니다|니다|어요|아요|여요|네요|군요|는데|는데요|은데|는지|은지|을까|을까요|는가|는가요|은가요|나요|던데|더라|더라고|던|"
    "으면|면|으니|으니까|어서|아서|여서|어야|아야|여야|어도|아도|었다|았다|였다|었어|았어|었는데|았는데|었던|았던|었습니다|았습니다|으려고|"
    "려고|려면|으려면|을수록|ㄹ수록|수록|는다|는다면|다면|다는|다고|기도|기에|기는|게|게끔|도록|지만|지는|지도|지요|고서|거나|자마자|을|은|"
    "는|면서|으며|으면서|주는|어준|아준|여준|주세요|줘요|주나요|줄|줌|주면|주기|달라|는거|는것|는게|는건|는걸|은거|은건|은게|은걸"
)


def _longest_first(*alternatives: str) -> str:
    words = {word for group in alternatives for word in group.split("|")}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_NOUN_TAIL = re.compile(f"(?:{_longest_first(_CASE, _COPULA)})+$")
# Tails that are hardly ever the end of a noun, so one syllable before them is a word.
_SURE = "에서|에서는|에서도|에서의|에게|까지|부터|처럼|이랑|으로|으로는|이란|" + _COPULA
_SURE_TAIL = re.compile(f"(?:{_longest_first(*re.findall('[^|]{2,}', _SURE))})$")
_VERB_TAIL = re.compile(f"(?:{_longest_first(_VERB)})(?:{_longest_first(_CASE, _COPULA)})*$")
_END_TAIL = re.compile(f"(?:{_longest_first(_ENDINGS)})$")
_THING = re.compile("(?<=[가-힣])(?:은|는|던)(?:거|것|건|게)$")  # 낮은거부터, 읽는거
_PAST = re.compile(
    "(?P<stem>[가-힣]+)(?:어|어요|다|다고|다면|던|는데|는데요|는지|나|나요|지|지요|죠|지만|음|을|을까|을까요|고|"
    "으니|으면|으며|어서|냐|니|니까|습니다|습니까|더라|거든|네|네요)"
)
_POLITE_SLIP = re.compile(r"(?<=[가-힣][나가까네데래죠에예])여$")  # 였나여 for 였나요
_NO_PAST = frozenset("있겠했됐었았")
_CONTRACTED = {"ㅕ": "ㅣ", "ㅘ": "ㅗ", "ㅝ": "ㅜ"}
_WHOLE_TAIL = re.compile(f"(?:{_longest_first(_CASE, _COPULA, _VERB)})+")
_ENGLISH_TAIL = re.compile(r"(?:'s|ing|ings|ed|es|s)$")
_SHORTEST_ENGLISH = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as written, where it stands, its stem, and whether it is a verb.

    `start` and `end` are offsets in the text. A Korean particle right behind a Latin
    word belongs to that word: EC2를 is one word with the stem "ec2".
    """

    text: str
    start: int
    end: int
    stem: str
    verbal: bool = False
    tail: str = ""

    @property
    def bare_end(self) -> int:
        """Give where the word ends without a particle: EC2를 → behind EC2, testing → its end."""
        return self.end if self.tail.isascii() else self.end - len(self.tail)

    @property
    def is_latin(self) -> bool:
        """Tell whether the word is written in Latin letters or digits."""
        return self.stem.isascii()

    @property
    def is_name_like(self) -> bool:
        """Tell whether it looks like a proper name: a capital or a digit in Latin letters."""
        return self.is_latin and self.text[: len(self.stem)] != self.text[: len(self.stem)].lower()


# Nouns that end as the particle does: 임진왜란, 계란.
_RAN = re.compile(r"(?:왜|자호|묘호|유재|(?<![가-힣])(?:호|내|소|교|계|요|피|모|토|모자))$")


def takes_ran(name: str) -> bool:
    """Tell whether 란 behind a name is the particle: VPC, 메모리 → True; 왜, 계, 반 → False."""
    return not (is_syllable(name[-1:]) and parts(name[-1])[2]) and not _RAN.search(name)


def is_tail(text: str) -> bool:
    """Tell whether text is nothing but particles and endings: 에서는 → True, 리스 → False."""
    return not text or _WHOLE_TAIL.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def stem(word: str) -> tuple[str, str, bool]:
    """Cut particles and endings off: 저장하는 → (저장, 하는, True), 리전은 → (리전, 은, False).

    The past of a verb is undone: 생겨났어 → (생겨나, 어, True).

    English loses its plural, -ed and -ing: servers → (server, s, False). One syllable is
    left only by a longer tail, so 웹에서 → 웹, but 고가 stays 고가.
    """
    if word.isascii():
        return _english_stem(word.lower())
    word = _POLITE_SLIP.sub("요", word)
    past = _past_stem(word)
    if past:
        return past, word[len(past) :], True
    found = _cut(_VERB_TAIL, word, 2)
    if found:
        return word[:found], word[found:], True
    found = _cut(_SURE_TAIL, word, 1) or _cut(_NOUN_TAIL, word, 2) or _cut(_NOUN_TAIL, word, 1)
    if found and word.startswith("란", found) and not takes_ran(word[:found]):
        found += 1  # 임진왜란은 → 임진왜란
    if found > 1 or len(word) - found > 1 == found:
        bare = _THING.sub("", word[:found])
        return bare, word[len(bare) :], len(bare) < found
    if thing := _THING.search(word):
        return word[: thing.start()], word[thing.start() :], True
    found = _cut(_END_TAIL, word, 2 if len(word) > 2 else 1)
    if found:
        return word[:found], word[found:], True
    return word, "", False


def _past_stem(word: str) -> str:
    """Give the stem of a verb in the past: 생겨났어 → 생겨나, 떨어졌지 → 떨어지; else ""."""
    found = _PAST.fullmatch(word)
    before, last = (found["stem"][:-1], found["stem"][-1]) if found else ("", "")
    if not before or last in _NO_PAST:
        return ""
    lead, vowel, tail = parts(last)
    return before + syllable(lead, _CONTRACTED.get(vowel, vowel)) if tail == "ㅆ" else ""


def _cut(pattern: re.Pattern[str], word: str, least: int) -> int:
    found = pattern.search(word, least)
    return found.start() if found else 0


def _english_stem(word: str) -> tuple[str, str, bool]:
    found = _ENGLISH_TAIL.search(word, _SHORTEST_ENGLISH - 1)
    if not found or word.endswith(("ss", "us", "is")):
        return word, "", False
    return word[: found.start()], word[found.start() :], found.group() in ("ing", "ed")


def words(text: str) -> Iterator[Word]:
    """Give the words of a text: "EC2를 저장하는" → EC2를 (ec2), 저장하는 (저장)."""
    found = list(_WORD.finditer(text))
    at = 0
    while at < len(found):
        match = found[at]
        start, end, written = match.start(), match.end(), match.group()
        at += 1
        root, tail, verbal = stem(written)
        if written.isascii() and at < len(found) and found[at].start() == end:
            particle = found[at].group()
            if is_tail(particle):
                tail, end, at = particle, found[at].end(), at + 1
        yield Word(text[start:end], start, end, root.lower(), verbal, tail)


def stems(text: str) -> frozenset[str]:
    """Give the stems of all words of a text: "EC2를 저장하는" → {ec2, 저장}."""
    return frozenset(word.stem for word in words(text))


_LEADING_TAIL = re.compile(f"(?:{_longest_first(_CASE, _COPULA)})")


def leading_tail(text: str) -> int:
    """Measure the particle that text opens with: 를사용하는 → 1, 에서 → 2, 사용 → 0."""
    found = _LEADING_TAIL.match(text)
    return found.end() if found else 0
