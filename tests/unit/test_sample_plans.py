"""What the sample says of plans: made by its script, and holding what the script says."""

import json
import runpy
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest

from salesterms import read_opportunities
from salesterms.documents import loads
from salesterms.entities import CommissionPlan, Quota
from salesterms.interop import read_json_lines
from salesterms.mapping import ColumnMapping

MADE = runpy.run_path(str(Path(__file__).parents[1] / "data" / "make_plans.py"))
DATA = files("salesterms") / "data"


@pytest.mark.parametrize("name", MADE["files"]())
def test_the_script_makes_the_file_byte_for_byte(name: str) -> None:
    assert (DATA / name).read_bytes() == MADE["files"]()[name].encode()


def test_every_seller_has_a_quota_in_euros() -> None:
    data = (DATA / "sample_quotas.jsonl").read_bytes()
    quotas = read_json_lines(BytesIO(data), Quota).or_raise()
    assert len({quota.owner for quota in quotas}) == len(quotas) == 20
    assert {quota.period.start.year for quota in quotas} == {2024}


def test_the_plan_is_one_that_can_be_read() -> None:
    plan = loads((DATA / "sample_commission_plan.json").read_bytes(), CommissionPlan)
    assert [tier.rate for tier in plan.tiers] == sorted(tier.rate for tier in plan.tiers)


def test_the_earlier_pipeline_is_read_with_the_mapping_of_the_export() -> None:
    mapping = ColumnMapping.read(json.loads((DATA / "sample_mapping.json").read_bytes()))
    name = "sample_pipeline_2024_11_30.csv"
    found = read_opportunities(BytesIO((DATA / name).read_bytes()), mapping).accepted
    ids = {deal.id for deal in found}
    assert set(MADE["GONE_SINCE"]) <= ids
    assert all(deal.created and deal.created <= MADE["OPENING"] for deal in found)
    assert all(deal.closed is None for deal in found)
