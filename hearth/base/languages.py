"""Languages families speak, by tag and by the name English has for them. Other tags stay as they are."""

NAMES = {
    "en-GB": "English", "cy": "Welsh", "gd": "Scottish Gaelic", "ga": "Irish", "bfi": "British Sign Language",
    "sq": "Albanian", "am": "Amharic", "ar": "Arabic", "bn": "Bengali", "bg": "Bulgarian", "yue": "Cantonese",
    "cs": "Czech", "prs": "Dari", "nl": "Dutch", "fr": "French", "de": "German", "el": "Greek", "gu": "Gujarati",
    "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ku": "Kurdish", "lv": "Latvian", "lt": "Lithuanian",
    "ml": "Malayalam", "zh": "Mandarin Chinese", "ne": "Nepali", "ps": "Pashto", "fa": "Persian", "pl": "Polish",
    "pt": "Portuguese", "pa": "Punjabi", "ro": "Romanian", "rom": "Romani", "ru": "Russian", "sk": "Slovak",
    "so": "Somali", "es": "Spanish", "sw": "Swahili", "syl": "Sylheti", "tl": "Tagalog", "ta": "Tamil", "te": "Telugu",
    "ti": "Tigrinya", "tr": "Turkish", "tw": "Twi", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yo": "Yoruba",
}  # fmt: skip


def name(tag: str) -> str:
    return NAMES.get(tag) or NAMES.get(tag.split("-")[0]) or ("English" if tag.lower().startswith("en") else tag)


FROM_THE_RIGHT = frozenset({"ar", "fa", "prs", "ps", "sd", "ur"})
TWO_SCRIPTS = frozenset({"ku", "pa"})


def direction(tag: str) -> str:
    """Which way it is written; "auto" where it depends on the script, so that the words themselves say."""
    main = tag.split("-")[0].lower()
    return "rtl" if main in FROM_THE_RIGHT else "auto" if main in TWO_SCRIPTS else "ltr"
