"""Peg pictures: what a child chooses to stand for them, so that no photograph is needed on a shared screen.

Each is drawn on a 48 px grid, flat, in three colours of ours at most. No flags, faiths, faces, or anything that
could become a nickname. Add freely; never remove one, since a child may have it on their peg.
"""

_DRAWINGS: dict[str, str] = {
    "boat": '<path fill="#f6ae45" d="M22 6v21H8z"/><path fill="#8a3a69" d="M26 10v17h13z"/>'
    '<path fill="#12504c" d="M6 31h36c-1 6-5 10-10 10H16c-5 0-9-4-10-10z"/>',
    "snail": '<path fill="#f6ae45" d="M5 40c0-3 2-5 5-5h22c4 0 6-2 6-6v-9a3.5 3.5 0 0 1 7 0v10c0 7-4 10-10 10z"/>'
    '<circle cx="21" cy="23" r="13" fill="#8a3a69"/>'
    '<path d="M21 30a7 7 0 1 1 7-7c0 4-5 5-6 1" fill="none" stroke="#fff8ec" stroke-width="2.5" stroke-linecap="round"/>'
    '<circle cx="41.5" cy="20" r="1.3" fill="#12504c"/>',
    "leaf": '<path fill="#2b7f77" d="M8 40C4 20 18 7 42 6c2 22-10 36-30 32z"/>'
    '<path d="M8 42C14 30 22 22 32 16M18 28l-1-9M24 22l10 1" fill="none" stroke="#fff8ec" stroke-width="2.3" '
    'stroke-linecap="round"/>',
    "apple": '<path fill="#2b7f77" d="M24 15c3-4 17-4 17 10 0 9-7 18-12 18-2 0-3-1-5-1s-3 1-5 1C14 43 7 34 7 25c0-14 '
    '14-14 17-10z"/><path d="M24 15c0-4 1-7 4-9" stroke="#12504c" stroke-width="2.8" fill="none" '
    'stroke-linecap="round"/><path fill="#f6ae45" d="M27 9c2-4 7-5 11-4-1 4-6 6-11 4z"/>',
    "bird": '<path fill="#12504c" d="M6 22c8 0 10-12 20-12 6 0 9 4 9 9 0 13-8 19-16 19C10 38 6 31 6 22z"/>'
    '<path fill="#f6ae45" d="m34 15 8 4-8 3z"/><circle cx="28" cy="17" r="1.8" fill="#fff8ec"/>'
    '<path fill="#2b7f77" d="M12 24c6 2 12 0 16-3-1 8-10 12-16 3z"/>'
    '<path d="M18 38v5M23 37v5" stroke="#c46a00" stroke-width="2.3" stroke-linecap="round"/>',
    "fish": '<path fill="#c46a00" d="M30 24 44 13v22z"/><path fill="#3f639c" d="M4 24c5-10 22-15 32 0-10 15-27 10-32 0z"/>'
    '<circle cx="13" cy="21.5" r="2.2" fill="#fff8ec"/>'
    '<path d="M22 16c4 5 4 11 0 16" fill="none" stroke="#fff8ec" stroke-width="2.3" stroke-linecap="round"/>',
    "kite": '<path fill="#8a3a69" d="M24 4v17H11z"/><path fill="#f6ae45" d="M24 4v17h13z"/>'
    '<path fill="#3f639c" d="M11 21h13v14z"/><path fill="#2b7f77" d="M37 21H24v14z"/>'
    '<path d="M24 35c0 4-5 4-5 8" fill="none" stroke="#12504c" stroke-width="2.3" stroke-linecap="round"/>',
    "umbrella": '<path fill="#8a3a69" d="M4 26C4 14 13 6 24 6s20 8 20 20c-3-3-7-3-10 0-3-3-7-3-10 0-3-3-7-3-10 0-3-3-7-3-10 '
    '0z"/><path d="M24 24v13c0 6-8 6-8 1" fill="none" stroke="#12504c" stroke-width="3" stroke-linecap="round"/>',
    "mushroom": '<path fill="#fff8ec" stroke="#c46a00" stroke-width="2" d="M18 26h12l2 12c0 4-16 4-16 0z"/>'
    '<path fill="#c46a00" d="M4 28C4 15 13 7 24 7s20 8 20 21c-12 3-28 3-40 0z"/>'
    '<circle cx="16" cy="20" r="3" fill="#fff8ec"/><circle cx="27" cy="15" r="3.5" fill="#fff8ec"/>'
    '<circle cx="35" cy="23" r="2.5" fill="#fff8ec"/>',
    "moon": '<path fill="#3f639c" d="M29 5a20 20 0 1 0 15 26A17 17 0 0 1 29 5z"/>'
    '<path fill="#f6ae45" d="M31 27a4.500 4.500 0 0 1 1.200-8.800 5.500 5.500 0 0 1 10.300 1.400A3.800 3.800 0 0 1 42 27z"/>',
    "tree": '<path fill="#8a4b16" d="M21 30h6l2 14H19z"/><circle cx="24" cy="13" r="10" fill="#2b7f77"/>'
    '<circle cx="14" cy="23" r="9.500" fill="#12504c"/><circle cx="34" cy="23" r="9.500" fill="#12504c"/>'
    '<circle cx="24" cy="25" r="9" fill="#2b7f77"/>',
    "train": '<path fill="#8a3a69" d="M27 10h15v24H27z"/><path fill="#fff8ec" d="M31 15h7v8h-7z"/>'
    '<path fill="#12504c" d="M6 22h21v12H6zM9 12h7v10H9zM25 6h19v5H25z"/><circle cx="13" cy="37" r="5.500" fill="#f6ae45"/>'
    '<circle cx="25" cy="38.500" r="4" fill="#f6ae45"/><circle cx="36" cy="37" r="5.500" fill="#f6ae45"/>',
    "drum": '<path fill="#8a3a69" d="M7 19h34v16c0 4-8 7-17 7S7 39 7 35z"/><ellipse cx="24" cy="19" rx="17" ry="6" '
    'fill="#fff8ec" stroke="#c46a00" stroke-width="2.300"/>'
    '<path d="m9 27 7 12 8-11 8 11 7-12" fill="none" stroke="#f6ae45" stroke-width="2.300" stroke-linejoin="round"/>'
    '<path d="M14 5l9 12M37 4 27 17" stroke="#12504c" stroke-width="2.800" stroke-linecap="round"/>',
    "key": '<path fill="#c46a00" d="m22 21 21 17-3 4-4-3-3 3-4-3 1-3-11-9z"/><circle cx="15" cy="15" r="11" fill="#c46a00"/>'
    '<circle cx="14" cy="14" r="4.500" fill="#fff8ec"/>',
    "flower": '<path d="M24 24v20M24 38c-2-6-7-8-12-8 1 6 5 9 12 8z" fill="#2b7f77" stroke="#2b7f77" stroke-width="2.800" '
    'stroke-linecap="round" stroke-linejoin="round"/><g fill="#3f639c"><circle cx="24" cy="9" r="6"/><circle cx="32" cy="15" r="6"/>'
    '<circle cx="29" cy="24" r="6"/><circle cx="19" cy="24" r="6"/><circle cx="16" cy="15" r="6"/></g>'
    '<circle cx="24" cy="17.500" r="5" fill="#f6ae45"/>',
    "balloon": '<path d="M24 33c4 4-4 6 0 12" fill="none" stroke="#12504c" stroke-width="2.300" stroke-linecap="round"/>'
    '<path fill="#8a3a69" d="M24 3c9 0 14 7 14 14 0 8-7 15-14 15S10 25 10 17C10 10 15 3 24 3zM20 35l4-4 4 4z"/>'
    '<path d="M17 17c0-4 2-7 6-8" fill="none" stroke="#fff8ec" stroke-width="2.300" stroke-linecap="round"/>',
    "lantern": '<path d="M17 12a7 7 0 0 1 14 0" fill="none" stroke="#12504c" stroke-width="2.800"/>'
    '<path fill="#12504c" d="M14 11h20v5H14zM12 38h24v5H12z"/><path fill="#f6ae45" d="M14 16h20l2 22H12z"/>'
    '<path fill="#fff8ec" d="M24 21c4 4 6 6 6 9a6 6 0 0 1-12 0c0-3 3-5 6-9z"/>',
    "teapot": '<path d="M10 21c-8-1-8 12 3 12" fill="none" stroke="#3f639c" stroke-width="3.500"/>'
    '<path fill="#3f639c" d="M36 24c4-1 4-7 9-7-1 4-2 13-9 14z"/>'
    '<path fill="#3f639c" d="M10 27c0-7 6-11 14-11s14 4 14 11c0 8-5 13-14 13S10 35 10 27z"/>'
    '<path fill="#27467a" d="M14 19c5-4 15-4 20 0-6 3-14 3-20 0z"/><circle cx="24" cy="12.500" r="3" fill="#f6ae45"/>',
    "shell": '<path fill="#f6ae45" d="M24 41 6 24C5 14 13 6 24 6s19 8 18 18z"/>'
    '<path d="M24 39 14 11M24 39V7M24 39l10-28M24 39 8 20M24 39l16-19" stroke="#c46a00" stroke-width="2" '
    'stroke-linecap="round"/><path fill="#8a3a69" d="M17 38h14l-3 5h-8z"/>',
    "bicycle": '<g fill="none" stroke="#2b7f77" stroke-width="3"><circle cx="12" cy="31" r="8.500"/><circle cx="36" cy="31" r="8.500"/></g>'
    '<path d="M12 31 19 17h13l4 14M19 17l5 14h-12M24 31l8-14M31 12h5" fill="none" stroke="#8a3a69" stroke-width="3" '
    'stroke-linecap="round" stroke-linejoin="round"/><path d="M15 14h7" stroke="#12504c" stroke-width="3.500" stroke-linecap="round"/>',
}

PEGS: tuple[str, ...] = tuple(_DRAWINGS)


def drawing(name: str) -> str:
    """The inside of the picture's SVG; an unknown name is drawn as the leaf, which is everybody's."""
    return _DRAWINGS.get(name, _DRAWINGS["leaf"])
