"""The authenticator app's picture code, as a drawing in the page."""

from io import BytesIO


def drawn(address: str) -> str:
    """The picture code of this address as one SVG element without styles, so the page's policy stays as it is."""
    # Few people ever set this up: its parts are loaded when somebody does.
    import qrcode
    from qrcode.image.svg import SvgPathImage

    picture = qrcode.make(address, image_factory=SvgPathImage)
    kept = BytesIO()
    picture.save(kept)
    return kept.getvalue().decode().partition("?>")[2].strip()
