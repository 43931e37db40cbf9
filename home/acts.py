"""What a family's trail tells of: each act one line, ids only (trust P6)."""

from enum import StrEnum


class Act(StrEnum):
    """Something that was done with what a family keeps."""

    CHILD_ADDED = "child-added"
    CHILD_CHANGED = "child-changed"
    CHILD_ERASED = "child-erased"
    ROUND_CLAIMED = "round-claimed"
    CONSENT_GIVEN = "consent-given"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    CARER_INVITED = "carer-invited"
    CARER_JOINED = "carer-joined"
    CARER_REMOVED = "carer-removed"
    CARER_LEFT = "carer-left"
    ZONE_CHANGED = "zone-changed"
    LOOK_FINISHED = "look-finished"
    WIN_ERASED = "win-erased"
    SHARE_MADE = "share-made"
    SHARE_ENDED = "share-ended"
    SHARE_SEEN = "share-seen"
    LINE_RECEIVED = "line-received"
    TALK_BOOKED = "talk-booked"
    TALK_CLOSED = "talk-closed"
    TALK_MOVED = "talk-moved"
    TALK_CANCELLED = "talk-cancelled"
    TALK_HANDED_BACK = "talk-handed-back"
    TALK_SEEN = "talk-seen"
    TALK_NOTED = "talk-noted"
    SUGGESTION_ANSWERED = "suggestion-answered"
    SCHOOL_GOAL_CHANGED = "school-goal-changed"
    EXPORTED = "exported"
    SIGNED_IN = "signed-in"
    SIGN_IN_CHANGED = "sign-in-changed"
    ADDRESS_CHANGED = "address-changed"
    AUTHENTICATOR_ADDED = "authenticator-added"
    AUTHENTICATOR_REMOVED = "authenticator-removed"


FROM_OUTSIDE = (Act.SHARE_SEEN, Act.LINE_RECEIVED, Act.TALK_HANDED_BACK, Act.TALK_SEEN, Act.TALK_NOTED)
"""What is done by somebody who is no carer of the family: who has a link, or is the educator of a talk."""
