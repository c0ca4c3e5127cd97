"""Other systems' words and codes in ours: what an adult is to a child, and languages."""

import re

from hearth.people.models import Relationship

Kind = Relationship.Kind

KINDS = (
    (r"step", Kind.STEP_PARENT),
    (r"foster", Kind.FOSTER_CARER),
    (r"grand|\bnan\b|\bnana\b|\bgran\b", Kind.GRANDPARENT),
    (r"social worker", Kind.SOCIAL_WORKER),
    (r"mother|\bmum|\bmam\b|\bmom\b", Kind.MOTHER),
    (r"father|\bdad", Kind.FATHER),
    (r"childminder|teacher|doctor|religious|\bpartner of\b", Kind.OTHER),
    (r"aunt|uncle|brother|sister|sibling|cousin|relative|family|niece|nephew", Kind.RELATIVE),
    (r"carer|guardian|^parent$|parent or carer", Kind.CARER),
)

# The national codes are not ISO codes: PNJ is Panjabi in any script, BNG Bengali. Their names stand beside them
# because sheets write the name.
LANGUAGES = {
    "ENG ENB English": "en-GB", "CYM Welsh Cymraeg": "cy", "GAL": "gd", "GAE Irish Gaelic": "ga", "SCO Scots": "sco",
    "BSL": "bfi", "ALB Albanian Shqip": "sq", "AMR Amharic": "am", "ARA Arabic": "ar", "BNG Bengali Bangla": "bn",
    "BNGS Sylheti": "syl", "BUL Bulgarian": "bg", "CHI Chinese": "zh", "CHIC Cantonese": "yue",
    "CHIM Mandarin": "cmn", "CZE Czech": "cs", "PRS Persian Farsi": "fa", "PRSD Dari": "prs", "FRN French": "fr",
    "GER German": "de", "GRE Greek": "el", "GUJ Gujarati": "gu", "HIN Hindi": "hi", "HGR Hungarian": "hu",
    "IGB Igbo": "ig", "ITA Italian": "it", "KUR Kurdish": "ku", "KURS Sorani": "ckb", "KURM Kurmanji": "kmr",
    "LTV Latvian": "lv", "LIT Lithuanian": "lt", "MLM Malayalam": "ml", "MLY Malay": "ms", "NEP Nepali": "ne",
    "PAT Pashto": "ps", "POL Polish": "pl", "POR Portuguese": "pt", "PNJ Panjabi Punjabi": "pa",
    "PNJG Gurmukhi": "pa-Guru", "PNJM Mirpuri": "pnb", "PNJP Pothwari": "pnb", "RMN Romanian": "ro",
    "RME Romany": "rom", "RUS Russian": "ru", "SHO Shona": "sn", "SLO Slovak": "sk", "SOM Somali": "so",
    "SPA Spanish": "es", "SWA Swahili Kiswahili": "sw", "TAM Tamil": "ta", "TEL Telugu": "te",
    "TGL Tagalog Filipino": "tl", "THA Thai": "th", "TGR Tigrinya": "ti", "TUR Turkish": "tr", "UKR Ukrainian": "uk",
    "URD Urdu": "ur", "VIE Vietnamese": "vi", "YOR Yoruba": "yo", "AKA Akan Twi": "ak",
}  # fmt: skip
BY_WORD = {word.casefold(): tag for words, tag in LANGUAGES.items() for word in words.split()}
BY_WORD["british sign language"] = "bfi"


def kind_of(words: str) -> str:
    """Nothing when the file says nothing."""
    said = words.casefold()
    return next((kind for pattern, kind in KINDS if re.search(pattern, said)), Kind.OTHER) if said else ""


def language_tag(words: str) -> str:
    """A BCP 47 tag, or nothing for what we do not know: a guess would be said to a child."""
    word = words.partition("(")[0].partition("/")[0].strip()
    found = BY_WORD.get(word.casefold(), "")
    # A fourth letter says where a language is spoken: ARAI is Arabic as in Iraq.
    return found or (BY_WORD.get(word[:3].casefold(), "") if len(word) == 4 and word.isupper() else "")
