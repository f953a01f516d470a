"""Categories of supplies that rules treat alike; the words are those of the schema."""

MATERIAL = frozenset({"labour", "food", "funds"})  # too common to guess a side for
NEEDS = frozenset({"food", "fuel", "other"})  # of people under siege
SELF_MOVING = frozenset({"aircraft", "naval"})  # they come and go without changing hands
CARRIERS = SELF_MOVING | {"vehicles"}  # they may only bring what is handed over
MILITARY = SELF_MOVING | {
    "missiles", "artillery", "ammunition", "uav", "air_defence", "armour", "sensors", "small_arms",
    "satellites",
}  # fmt: skip
