"""Writes docs/permissions.md from `hearth/people/roles.py`: `python -m tools.permissions`. A test compares the two."""

from pathlib import Path

from hearth.people.roles import CLASS_ONLY, GROUP_ONLY, ROLE_MAY, WHOLE_SCHOOL, Permission, Role

PAGE = Path(__file__).parent.parent / "docs/permissions.md"
SHORT = {
    Role.OFFICE: "office",
    Role.CLASS_TEACHER: "class teacher",
    Role.ASSISTANT: "assistant",
    Role.NURTURE_TEACHER: "nurture teacher",
    Role.NURTURE_LEAD: "lead",
    Role.HEAD: "head",
    Role.SAFEGUARDING_LEAD: "safeguarding",
}
TOP = """# Who may do what

Written by `python -m tools.permissions` from `hearth/people/roles.py`. Change it there, not here.

Two questions are asked before every page. **Reach**: may this person come to this child at all? If not, the page is
*not found* (404), so that nobody learns a child is here. **May**: does their role do this? If not, the page says so
(403). Every page wears one permission: `@staff_may(Permission.…)` in `hearth/web/staff`, or `@parents_only` in
`hearth/web/parents`.

Nobody reaches their own child through work: a parent on the staff comes by the parents’ door. A person with several
roles has what any of them gives.

## Which children each role reaches
"""
FOOT = """
## Parents and carers

A parent has no role. They reach the children whose record a member of staff opened to them (*may see the record*),
unless the contact is held until a person has looked, restricted, or ended; and on those pages their own asks,
questions, answers and reports, never another parent’s. They are asked to agree only if the lead recorded that they have
a say, with the reason.
"""


def page() -> str:
    """The whole document as text."""
    reach = [f"| {role.label} | {_reach(role)} |" for role in Role]
    head = ["permission", *(SHORT[role] for role in SHORT)]
    rows = [
        [permission.label, *("yes" if permission in ROLE_MAY[role] else "" for role in SHORT)]
        for permission in Permission
    ]
    return "\n".join([
        TOP, "| role | reaches |", "|---|---|", *reach, "", "## What each role may do", "", _row(head),
        "|---|" + ":-:|" * len(SHORT), *map(_row, rows), FOOT,
    ])  # fmt: skip


def _reach(role: Role) -> str:
    if role in WHOLE_SCHOOL:
        return "every child of the school"
    if role in GROUP_ONLY:
        return "children known to the nurture group"
    if role in CLASS_ONLY:
        return "children of their own class"
    return "no child’s pages; names of children on roll, and how to speak with each family"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Written: {PAGE}")
