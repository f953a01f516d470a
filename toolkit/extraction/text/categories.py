"""Categories of supplies that rules treat alike; the words are those of the schema."""

MATERIAL = frozenset({"labour", "food", "funds"})  # too common to guess a side for
MILITARY = frozenset(
    [
        "missiles",
        "artillery",
        "ammunition",
        "aircraft",
        "uav",
        "air_defence",
        "armour",
        "naval",
        "sensors",
        "small_arms",
        "satellites",
    ]
)
