"""The built-in lifecycle once more, by hand; it imports nothing of the project.

A world is a dict of the coupled facts. `after` gives the world after an event, None where it may
not happen.
"""

World = dict[str, str]

LEADS = ("new", "marketing", "sales", "nurture")
UNDECIDED = ("open", "held", "lost")


def after(event: str, world: World) -> World | None:
    """What an event makes of a world."""
    changes = CHANGES[event](world)
    return None if changes is None else world | changes


def accept_by_marketing(world: World) -> World | None:
    # Whoever showed interest and is not with marketing or sales already.
    if world["standing"] in ("new", "nurture") and world["deal"] == "none" and interested(world):
        return {"standing": "marketing", "marketing_accepted": "yes"}
    return None


def accept_by_sales(world: World) -> World | None:
    # Marketing need not come first.
    waits = world["standing"] in ("new", "marketing", "nurture")
    if waits and world["deal"] == "none" and interested(world):
        return {"standing": "sales", "sales_accepted": "yes"}
    return None


def interested(world: World) -> bool:
    return world["interest"] != "none"


def convert(world: World) -> World | None:
    return {"standing": "converted"} if world["standing"] == "sales" else None


def recycle(world: World) -> World | None:
    lead = world["standing"] in ("new", "marketing", "sales")
    dealless = world["standing"] == "converted" and world["deal"] in ("none", "lost")
    if lead or (dealless and world["customer"] != "active"):
        return {"standing": "nurture"}
    return None


def reactivate(world: World) -> World | None:
    lost = world["standing"] == "nurture" and world["deal"] == "lost"
    return {"standing": "converted"} if lost else None


def junk(world: World) -> World | None:
    return {"standing": "junk"} if a_lead(world) else None


def restore(world: World) -> World | None:
    return {"standing": "new"} if world["standing"] == "junk" else None


def mark_bystander(world: World) -> World | None:
    return {"standing": "bystander"} if a_lead(world) else None


def clear_bystander(world: World) -> World | None:
    return {"standing": "new"} if world["standing"] == "bystander" else None


def a_lead(world: World) -> bool:
    return world["standing"] in LEADS and world["deal"] == "none"


def open_deal(world: World) -> World | None:
    if world["standing"] == "converted" and world["deal"] in ("none", "lost", "won"):
        return {"deal": "open", "approvals": "none", "contract": "none"}
    return None


def hold(world: World) -> World | None:
    return {"deal": "held"} if world["deal"] == "open" else None


def resume(world: World) -> World | None:
    return {"deal": "open"} if world["deal"] == "held" else None


def lose(world: World) -> World | None:
    return {"deal": "lost"} if world["deal"] in ("open", "held") else None


def reopen(world: World) -> World | None:
    mine = world["standing"] == "converted" and world["deal"] == "lost"
    return {"deal": "open"} if mine else None


def require_approvals(world: World) -> World | None:
    wanted = world["deal"] in UNDECIDED and world["approvals"] != "given"
    return {"approvals": "known"} if wanted else None


def approve(world: World) -> World | None:
    known = world["deal"] in UNDECIDED and world["approvals"] in ("known", "given")
    return {"approvals": "given"} if known else None


def withdraw_approval(world: World) -> World | None:
    given = world["deal"] in UNDECIDED and world["approvals"] == "given"
    return {"approvals": "known"} if given else None


def accept_contract(world: World) -> World | None:
    unsigned = world["deal"] in UNDECIDED and world["contract"] != "signed"
    return {"contract": "accepted"} if unsigned else None


def sign_contract(world: World) -> World | None:
    return {"contract": "signed"} if world["deal"] != "none" else None


def withdraw_contract(world: World) -> World | None:
    there = world["deal"] in UNDECIDED and world["contract"] != "none"
    return {"contract": "none"} if there else None


def win(world: World) -> World | None:
    agreed = world["approvals"] == "given" and world["contract"] in ("accepted", "signed")
    if world["deal"] == "open" and agreed:
        return {"deal": "won", "customer": "active"}
    return None


def churn(world: World) -> World | None:
    return {"customer": "former"} if world["customer"] == "active" else None


CHANGES = {
    each.__name__: each
    for each in (
        accept_by_marketing,
        accept_by_sales,
        convert,
        recycle,
        reactivate,
        junk,
        restore,
        mark_bystander,
        clear_bystander,
        open_deal,
        hold,
        resume,
        lose,
        reopen,
        require_approvals,
        approve,
        withdraw_approval,
        accept_contract,
        sign_contract,
        withdraw_contract,
        win,
        churn,
    )
}
