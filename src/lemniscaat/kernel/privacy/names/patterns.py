"""How a name is written, and the words that stand beside one."""

import re

_LETTERS = [chr(code) for code in range(0x180) if chr(code).isalpha()] + list("ȘșȚțḤḥ")
_UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
_LOWER = "".join(letter for letter in _LETTERS if not letter.isupper()) + "\u0300-\u036f"

_PARTICLE = (
    r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Hh]et|'t|[Tt]en|[Tt]er|[Tt]e|[Ee]l|[Aa]l|[Bb]en|[Bb]in|[Aa][iï]t|[Vv]on|[Dd]u"
    r"|[Ll]a|[Ll]e|[Dd]i|[Dd]a|[Dd]os|[Ii]n 't|[Oo]p 't|[Oo]p de[n]?|[Uu]it de[n]?)"
)
_CAPITAL = (
    rf"(?:[dDlLO]')?(?:IJ|[{_UPPER}])[{_LOWER}]{{1,30}}(?:[{_UPPER}][{_LOWER}]{{1,20}})?"
    rf"(?:['-](?!s\b)(?:(?:van|de|den|der|el|ten|ter) ){{0,2}}[{_UPPER}][{_LOWER}]{{1,20}}){{0,2}}(?!\w)"
)

# One capitalised word, with what stands before it in a surname.
NAME = re.compile(rf"(?<![\w'-])(?P<particles>(?:{_PARTICLE} ){{0,3}})(?P<word>{_CAPITAL})")
CAPITAL = re.compile(rf"(?<![\w'-])(?P<word>{_CAPITAL})")
SMALL = re.compile(rf"(?P<particles>(?:{_PARTICLE} ){{0,3}})(?P<word>[{_LOWER}]{{2,20}})(?![\w'-])")
SHOUTED = re.compile(rf"(?:(?:VAN|DE|DEN|DER|EL|TER|TEN) ){{0,3}}[{_UPPER}]{{3,25}}(?!\w)")
INITIALS = re.compile(
    rf"(?<![\w.-])(?!(?:B\. ?V|N\. ?V|N\. ?B|P\. ?S)\.)(?:(?:[{_UPPER}]|Th|Ch|Chr|Ph)\. ?){{1,5}}"
)

# Before any name, of whatever spelling.
TITLE = re.compile(
    r"(?<![\w-])(?:mevrouw|mevr|mw|mej|meneer|mijnheer|dhr|(?:de|geachte|beste) heer|de heren"
    r"|fam|familie|gezin|dokter|huisarts)(?:\. ?| )(?=\S)",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:(?:over|achter|onder|boven)?buur|klein|schoon|stief|pleeg)?"
    r"(?:man|vrouw|meisje|jongen|zoon|dochter|moeder|vader|broer|zus)|zoontje|dochtertje|broertje|zusje"
    r"|zwager|vriend|vriendin|oma|opa|oom|tante|nicht|nichtje|neef|neefje)"
)
# Before a given name; "bewoner van Utrecht" is no name.
RELATION = re.compile(
    rf"(?<![\w-])(?:{_KIN}|ex|juf|juffrouw|meester|zuster|mantelzorger|taalmaatje|stagiaire?"
    r"|huisgenoot|huisgenote|collega"
    r"|cli(?:e\u0308|[eë])nte?|pati(?:e\u0308|[eë])nte?"
    r"|bewoner|bewoonster|deelnemer|deelneemster|leerling)(?::? )(?=\S)",
    re.IGNORECASE,
)
# "De moeder van Jayden": of a person, for a place has no mother.
RELATED = re.compile(rf"(?<![\w-]){_KIN} van (?=\S)", re.IGNORECASE)
# "Een meisje, Kim, slaapt bij ons".
BETWEEN = re.compile(
    rf"(?<![\w-])(?:{_KIN}|jongste|oudste|middelste), (?=[{_UPPER}][{_LOWER}]{{1,30}}[,)])", re.IGNORECASE
)
# Under a letter.
SIGNED = re.compile(
    r"(?<![\w-])(?:groet|groeten|groetjes|mvg|hoogachtend)(?:[,!][ \n]|\n)\n?(?=\S)", re.IGNORECASE
)
# One letter for the rest of a name, or for a second one: "Mo A.", "Kim J. Pol".
SHORTENED = re.compile(rf" [{_UPPER}]\.(?!\w)")
# "Kim (79)", "Kim, 6 jaar".
AGED = re.compile(r" \([1-9][0-9]\)|,? \(?[0-9]{1,2} jaar(?! lang| later| geleden)\b")
# "Met Kim van der Pol": more than "van" or "de", which stand between other words with a capital too.
SURNAMED = re.compile(
    rf" (?:van (?:der|den|'t)|ten|ter|el|ben|bin|von) (?P<word>[{_UPPER}][{_LOWER}]{{1,30}})(?!\w)"
)
# Within a sentence, not behind an article: there a capital is no mere beginning.
WITHIN = re.compile(rf"(?<![\w-])(?!(?:de|het|een|'t) )[{_LOWER}]{{2,30}},? \Z")
# "Van Zuilen - de Graaf".
DASHED = re.compile(r" - (?=(?:van|de|den|der|ten|ter|el) )")
# Before how somebody is called.
INTRODUCTION = re.compile(
    r"(?<![\w-])(?:ik ben|(?:ik|hij|zij|ze|die|man|vrouw|jongen|meisje|zoon|dochter"
    r"|cli(?:e\u0308|[eë])nte?|mevrouw|meneer) heet"
    r"|heet (?:ik|hij|zij|ze)|(?:mijn|zijn|haar|hun) naam is|naam ?:) (?=\S)",
    re.IGNORECASE,
)

# People who act in public, writers who are quoted and houses that bear a name are no personal data.
PUBLIC_BEFORE = re.compile(
    r"\b(?:lector|lectoraat(?: van)?|hoogleraar|prof\.?|professor|dr\.?|drs\.?"
    r"|minister|staatssecretaris|wethouder|burgemeester|auteur|schrijver|schrijfster|filosoof|socioloog|prins(?:es)?|koning(?:in)?|sint|st\."
    r"|stichting|villa|huize?|café|school|hogeschool|methode|project|gebouw|instituut|de|het) $",
    re.IGNORECASE,
)
PUBLIC_AFTER = re.compile(
    r"(?:,? ?(?:et al|e\.a|c\.s)\b"
    rf"|(?:,? (?:en |& )?(?:[{_UPPER}][\w.'-]{{0,30}}|van|de|der|den)){{0,6}} ?\((?:19|20)[0-9]{{2}}"
    r"|(?:, | \()(?:lector|hoogleraar|wethouder|burgemeester|minister))",
)
HOUSE = re.compile(
    r" ?[\w-]{0,30}?(?:school|college|lyceum|ziekenhuis|stichting|foundation|fonds"
    r"|centrum|instituut|hogeschool|universiteit"
    r"|prijs|methode|methodiek|lezing|collectie|(?:zieken|verpleeg|verzorgings|buurt|wijk|zorg)huizen)(?!\w)",
    re.IGNORECASE,
)
PLACE = re.compile(
    r".{3,}(?:straat|plein|gracht|singel|kade|plantsoen|park|laan|weg|methode|school)", re.IGNORECASE
)
