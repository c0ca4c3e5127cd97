"""Whatever a questionnaire from elsewhere has for words, they stand on our pages and papers as words."""

import pytest
from django.urls import reverse

from hearth.assessments import actions
from hearth.records.cast import Cast
from tests.assessments.test_shelf import a_document, bring
from tests.web.signed_in import browser_of

pytestmark = pytest.mark.django_db
ODD = '"><script>alert(1)</script> #import "x": * $a$ {child} %(x)s =1+1 {{ 7*7 }} <img src=x onerror=1>'


def test_a_label_that_is_a_program_runs_nowhere(rowan: Cast) -> None:
    options = [{"value": str(n), "label": f"{ODD}{n}", "points": n} for n in range(2)]
    items = [
        {"id": f"i{n}", "section": "all", "kind": "rating", "text": f"{ODD}{n}", "strand": "s", "guide": ODD,
         "options": options}
        for n in range(3)
    ]  # fmt: skip
    own = bring(rowan, table=a_document(
        rowan, title=ODD, items=items, sections=[{"id": "all", "title": ODD, "direction": ODD, "arrow": "up"}],
        scoring={"at_least": 2, "rule": ODD, "strands": [{"id": "s", "title": ODD, "section": "all", "gloss": ODD}]},
    ))  # fmt: skip
    bell, way = rowan.adult["Mrs Bell"], rowan.child["Amal"].journeys.get()
    for occasion, value in (("start", "0"), ("along", "1")):
        asked = actions.ask_for(
            way, instrument_key=own.key, occasion=occasion, respondent=bell, respondent_is="staff", by=bell
        )
        actions.submit(asked, answers={f"i{n}": value for n in range(3)}, by=bell)
    lead, child = browser_of(rowan.adult["Miss Okafor"]), way.child_id
    for address in (
        reverse("staff:measure", args=[own.key, own.version]), reverse("staff:assessment", args=[asked.pk]),
        reverse("staff:review_pack", args=[child]), f"{reverse('staff:change', args=[child])}?scale={own.key}",
    ):  # fmt: skip
        page = lead.get(address)
        said = page.content.decode()
        assert page.status_code == 200 and "alert(1)" in said, address
        assert "<script>alert" not in said and "<img src=x" not in said, address
    assert lead.get(reverse("staff:review_pack_pdf", args=[child])).content.startswith(b"%PDF")
