"""The frame of every page that a briefing writes: one HTML file that needs no network."""

from toolkit.briefing.marking import marking_css, marking_html

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; font: 16px/1.5 "Source Sans 3", "Source Sans Pro", "Segoe UI", Arial, sans-serif;
  color: #1b2733; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 0 1rem 2rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; border-top: 2px solid #1b2733; padding-top: .5rem; }
a { color: #12507b; }
nav ol { padding-left: 1.2rem; }
nav li { margin: .3rem 0; }
figure { margin: 1.5rem 0 2rem; }
figure img { width: 100%; height: auto; border: 1px solid #d5dae0; }
figcaption p { margin: .4rem 0; }
.source, .files, .lead { color: #56616c; font-size: .9rem; }
.failed { border-left: 4px solid #d9730d; padding: .25rem 1rem; background: #fdf3ea; }
.failed pre { white-space: pre-wrap; margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; color: #56616c; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-bottom: 1px solid #d5dae0; }
details li { margin: .4rem 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; }
li, h1 { overflow-wrap: anywhere; }
@media (max-width: 600px) { td a { overflow-wrap: anywhere; } }
.contradictions summary { white-space: nowrap; }
@media print { .files, details, .skip { display: none; } .counted { display: block; }
  .contradictions :is(th, td):last-child { display: none; }
  main { max-width: none; }
  h2, h3 { break-after: avoid; break-inside: avoid; }
  figure, tr, li { break-inside: avoid; }
  figure { margin: 4mm 0; } }
"""


def html_page(title: str, body: str, *, skip: str, tlp: str | None = None) -> str:
    """A whole page with its heading; title and body are HTML, `skip` names the way past its top."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}{marking_css()}</style>
</head>
<body>
<a class="skip" href="#content">{skip}</a>
{marking_html(tlp, "header")}
<main id="content">
<h1>{title}</h1>
{body}
</main>
{marking_html(tlp, "footer")}
</body>
</html>
"""
