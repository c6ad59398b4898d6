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
    r"(?<![\w-])(?:mevrouw|mevr|mw|mej|meneer|mijnheer|dhr|de heer|de heren|fam|familie|gezin"
    r"|dokter|huisarts)(?:\. ?| )(?=\S)",
    re.IGNORECASE,
)
# Before a given name; "bewoner van Utrecht" is no name.
RELATION = re.compile(
    r"(?<![\w-])(?:(?:buur|klein|schoon|stief|pleeg)?"
    r"(?:man|vrouw|meisje|jongen|zoon|dochter|moeder|vader|broer|zus)"
    r"|vriend|vriendin|oma|opa|oom|tante|nicht|neef|juf|juffrouw|meester|zuster|mantelzorger|taalmaatje|stagiaire?"
    r"|cli(?:e\u0308|[eë])nte?|pati(?:e\u0308|[eë])nte?"
    r"|bewoner|bewoonster|deelnemer|deelneemster|leerling)(?::? )(?=\S)",
    re.IGNORECASE,
)
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
    r"|prijs|methode|methodiek|lezing|collectie|huizen)(?!\w)",
    re.IGNORECASE,
)
PLACE = re.compile(
    r".{3,}(?:straat|plein|gracht|singel|kade|plantsoen|park|laan|weg|methode|school)", re.IGNORECASE
)
