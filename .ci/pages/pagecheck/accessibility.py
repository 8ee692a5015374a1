"""axe-core's rules: WCAG 2.0 to 2.2, levels A and AA, and axe's best practices."""

from . import tools
from .findings import Finding, shorten
from .tab import Tab, View

# axe-core does not take a formula for text, so that it calls a header empty that holds nothing but one; browsers and screen readers do.
RUN = """
axe.configure({ rules: [{ id: 'target-size', enabled: true }] });
axe.run(document, { resultTypes: ['violations'], elementRef: true, preload: false }).then(result => result.violations.flatMap(violation =>
  violation.nodes
    .filter(node => !(/^empty-(table-header|heading)$/.test(violation.id) && node.element.querySelector('math')?.textContent.trim()))
    .map(node => ({ rule: violation.id, help: violation.help, target: node.target.flat().join(' '),
      summary: (node.any[0] || node.all[0] || node.none[0] || {}).message || '' }))))
"""
AT_MOST = 5  # findings of one axe rule on a page that are told; the rest is counted


def violations(tab: Tab, page: str, view: View) -> list[Finding]:
    """What axe-core finds wrong with the open page."""
    found = tab.evaluate(f"{tools.axe_core().read_text(encoding='utf-8')};\n{RUN}", timeout=180)
    findings = []
    counts: dict[str, int] = {}
    for item in found:
        counts[item["rule"]] = counts.get(item["rule"], 0) + 1
        if counts[item["rule"]] <= AT_MOST:
            message = f"{item['rule']}: {item['help']}; {item['summary']}"
            findings.append(Finding(page, str(view), "axe", shorten(message, 240), shorten(item["target"])))
    for rule in sorted(counts):
        if counts[rule] > AT_MOST:
            findings.append(Finding(page, str(view), "axe", f"{rule}: {counts[rule] - AT_MOST} more elements"))
    return findings
