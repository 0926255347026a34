"""What the kinds of provision amount to: their modality, and which of them may hang on a condition."""

from __future__ import annotations

from kg.model import Modality

MODALITY = {
    "recommendation": Modality.RECOMMENDED,
    "refusal": Modality.DECLINED,
    "permission": Modality.OFFERED,
    "promise": Modality.OFFERED,
    "conditional-promise": Modality.CONDITIONAL,
    "condition": Modality.CONDITIONAL,
}
CHARGED = frozenset({"charge"})
# kinds whose condition is a requirement of an action (E29); what is only said hangs on nothing
DEPENDENT = frozenset(
    {
        "promise",
        "conditional-promise",
        "permission",
        "recommendation",
        "charge",
        "order",
        "request",
        "appointment",
        "award",
        "directive",
        "dismissal",
        "prohibition",
        "approval",
        "acceptance",
    }
)
SPEECH = frozenset({"declaration", "warning"})
